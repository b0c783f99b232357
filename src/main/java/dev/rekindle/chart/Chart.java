package dev.rekindle.chart;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.shared.Registration;
import dev.rekindle.chart.ChartSpec.Content;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chart that answers one question, which is its title. It brings its table, its summary and its pictures; new data
 * moves the drawing that is there.
 */
@Tag("rekindle-chart")
@NpmPackage(value = "apexcharts", version = "4.7.0")
@JsModule("./charts/rekindle-chart.ts")
public abstract sealed class Chart extends Component implements HasSize, LocaleChangeObserver
        permits BarChart, IntervalChart, LineChart, HeatmapChart {

    private static final List<String> TEXTS = List.of(
            "table",
            "png",
            "svg",
            "download",
            "from",
            "to",
            "remaining",
            "lost",
            "lostShare",
            "small",
            "unfinished",
            "empty");

    private final String kind;
    private String title;
    private String summary = "";
    private String fileName = "";
    private String source = "";
    private Unit unit = Unit.NUMBER;
    private String categoryTitle = "";
    private String valueTitle = "";
    private String noteTitle = "";
    private String sizeTitle = "";
    private List<Threshold> thresholds = List.of();
    private boolean clickable;
    private Content content = Content.of(List.of(), List.of());
    private boolean isDrawing;

    Chart(String kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    /** The question that the chart answers. */
    public void setTitle(String title) {
        this.title = title;
        draw();
    }

    public String getTitle() {
        return title;
    }

    /** The answer in one sentence. */
    public void setSummary(String summary) {
        this.summary = summary;
        draw();
    }

    /** What a downloaded file is called, without its ending; the title if not set. */
    public void setFileName(String fileName) {
        this.fileName = fileName;
        draw();
    }

    public String getFileName() {
        return fileName;
    }

    public void setUnit(Unit unit) {
        this.unit = unit;
        draw();
    }

    /** What the axes show, with units: the categories (a heat map's rows) and the values (a heat map's columns). */
    public void setAxisTitles(String categories, String values) {
        categoryTitle = categories;
        valueTitle = values;
        draw();
    }

    /** What the notes beside the values are; the head of their column in the table. */
    public void setNoteTitle(String noteTitle) {
        this.noteTitle = noteTitle;
        draw();
    }

    /** Lines with their value, across the bars; in a histogram on its bins' axis. */
    public void setThresholds(List<Threshold> thresholds) {
        this.thresholds = List.copyOf(thresholds);
        draw();
    }

    /** Where the data is from, for its pictures: they are looked at without the page around them. */
    public void setSource(String source) {
        this.source = source;
        draw();
    }

    public String getSource() {
        return source;
    }

    /** The chart's table as it is now. */
    public ChartTable table() {
        return ChartTable.of(
                title,
                kind.equals("heatmap"),
                content,
                thresholds,
                new ChartTable.Words(
                        categoryTitle,
                        sizeTitle,
                        noteTitle,
                        getTranslation("chart.from"),
                        getTranslation("chart.to"),
                        getTranslation("chart.unfinished")));
    }

    public Registration addPointClickListener(ComponentEventListener<PointClickEvent> listener) {
        clickable = true;
        draw();
        return addListener(PointClickEvent.class, listener);
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        isDrawing = false;
        draw();
    }

    void setSizes(String title) {
        sizeTitle = title;
        draw();
    }

    void setContent(Content content) {
        this.content = content;
        draw();
    }

    Content content() {
        return content;
    }

    static void requireOneEach(String name, int points, int values) {
        if (points != values) {
            throw new IllegalArgumentException("%s has %d values for %d points".formatted(name, values, points));
        }
    }

    static void requireOneEach(int points, List<Series> series) {
        series.forEach(each -> requireOneEach(each.name(), points, each.values().size()));
    }

    /**
     * Tells the browser once, when all is said. A property of the element would do the same and stay on the server, for
     * each chart of each page that anybody has open.
     */
    private void draw() {
        getUI().filter(ui -> !isDrawing).ifPresent(ui -> {
            isDrawing = true;
            ui.beforeClientResponse(this, response -> {
                isDrawing = false;
                getElement().executeJs("this.spec = $0", JacksonUtils.beanToJson(spec()));
            });
        });
    }

    ChartSpec spec() {
        return new ChartSpec(
                kind,
                title,
                summary,
                Stream.of(fileName, title)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(kind),
                source,
                unit,
                categoryTitle,
                valueTitle,
                noteTitle,
                sizeTitle,
                thresholds,
                clickable,
                getLocale().toLanguageTag(),
                TEXTS.stream().collect(toMap(text -> text, text -> getTranslation("chart." + text))),
                content);
    }
}
