package dev.rekindle.chart;

import dev.rekindle.chart.ChartSpec.Content;
import dev.rekindle.chart.ChartSpec.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bars from zero: beside each other, stacked, lying, as a histogram, or as steps of which each loses something. */
public final class BarChart extends Chart {

    private List<String> categories = List.of();
    private @Nullable List<LocalDate> days;
    private @Nullable List<Double> edges;
    private List<Mark> marks = List.of();
    private List<Series> series = List.of();
    private boolean horizontal;
    private boolean stacked;
    private boolean steps;

    public BarChart(String title) {
        super("bar", title);
    }

    public void setData(List<String> categories, List<Series> series) {
        requireOneEach(categories.size(), series);
        this.categories = List.copyOf(categories);
        this.days = null;
        this.edges = null;
        this.series = List.copyOf(series);
        show();
    }

    /** A bar, or a stack of them, for each of these days, which follow each other. */
    public void setDays(List<LocalDate> days, List<Series> series) {
        requireOneEach(days.size(), series);
        this.categories = days.stream().map(LocalDate::toString).toList();
        this.days = List.copyOf(days);
        this.edges = null;
        this.series = List.copyOf(series);
        show();
    }

    /** What happened meanwhile, on the axis of days or at the place of a name; not for lying bars and histograms. */
    public void setMarks(List<Mark> marks) {
        this.marks = List.copyOf(marks);
        show();
    }

    /** A histogram whose bins lie between these edges; thresholds then stand on the same axis. */
    public void setBins(List<Double> edges, List<Series> series) {
        requireOneEach(Math.max(0, edges.size() - 1), series);
        this.categories = List.of();
        this.days = null;
        this.edges = List.copyOf(edges);
        this.series = List.copyOf(series);
        show();
    }

    public void setHorizontal(boolean horizontal) {
        this.horizontal = horizontal;
        show();
    }

    public void setStacked(boolean stacked) {
        this.stacked = stacked;
        show();
    }

    /** A funnel or waterfall: each bar shows what the one before it left over, and the loss as number and share. */
    public void setSteps(boolean steps) {
        this.steps = steps;
        this.horizontal = steps;
        show();
    }

    private void show() {
        List<Line> lines = series.stream().map(Line::of).toList();
        setContent(new Content(
                categories, positions(), edges, days != null, lines, marks, horizontal, stacked, steps, null));
    }

    /** Bars that only have names need none, unless something is marked between them. */
    private @Nullable List<Double> positions() {
        if (days != null) {
            return days.stream().map(day -> (double) day.toEpochDay()).toList();
        }
        return marks.isEmpty()
                ? null
                : IntStream.range(0, categories.size())
                        .mapToObj(Double::valueOf)
                        .toList();
    }
}
