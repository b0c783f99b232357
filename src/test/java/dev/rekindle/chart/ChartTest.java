package dev.rekindle.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.internal.JacksonUtils;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChartTest {

    @Test
    void seriesGoToTheBrowserWithTheirMeaning() {
        BarChart chart = new BarChart("Who came back?");
        chart.setUnit(Unit.PERCENT);
        chart.setData(
                List.of("Week 1", "Week 2"),
                List.of(new Series("B", ChartColor.ARM_B, Arrays.asList(0.0927, null))
                        .withNotes(List.of("235 / 2,536", ""))
                        .withMuted(Set.of(0))
                        .withUnfinished(Set.of(1))));

        JsonNode spec = spec(chart);
        assertThat(spec.get("kind").asString()).isEqualTo("bar");
        assertThat(spec.get("unit").asString()).isEqualTo("PERCENT");
        assertThat(spec.at("/content/categories")).isEqualTo(json("['Week 1', 'Week 2']"));
        assertThat(spec.at("/content/series/0")).isEqualTo(json("""
                                { 'name': 'B', 'color': 'arm-b', 'values': [0.0927, null], 'lower': [], 'upper': [], 'colors': [],
                                  'notes': ['235 / 2,536', ''], 'labels': [], 'muted': [0], 'unfinished': [1], 'size': null }"""));
    }

    @Test
    void newDataChangesNothingButTheSeries() {
        BarChart chart = new BarChart("How many are at risk?");
        chart.setSteps(true);
        chart.setData(List.of("Users", "High-risk"), List.of(users(10_000, 2_536)));
        JsonNode before = spec(chart);

        chart.setData(List.of("Users", "High-risk"), List.of(users(10_000, 3_000)));

        assertThat(spec(chart).at("/content/series/0/values")).isEqualTo(json("[10000.0, 3000.0]"));
        assertThat(withoutSeries(spec(chart))).isEqualTo(withoutSeries(before));
    }

    @Test
    void binsReplaceCategories() {
        BarChart chart = new BarChart("How long are the cycles?");
        chart.setData(List.of("any"), List.of());
        chart.setBins(List.of(0.0, 5.0, 10.0), List.of(users(3, 4)));
        chart.setThresholds(List.of(new Threshold("Threshold", 7.5)));

        assertThat(spec(chart).at("/content/edges")).isEqualTo(json("[0.0, 5.0, 10.0]"));
        assertThat(spec(chart).at("/content/categories")).isEmpty();
        assertThat(spec(chart).get("thresholds")).isEqualTo(json("[{ 'label': 'Threshold', 'value': 7.5 }]"));
    }

    @Test
    void daysAreCountedFromTheEpoch() {
        LineChart chart = new LineChart("How sticky is the app?");
        chart.setMarks(List.of(Mark.on(LocalDate.of(1970, 1, 3), "Campaign")));
        chart.setDays(List.of(LocalDate.of(1970, 1, 2), LocalDate.of(1970, 1, 4)), List.of(users(1, 2)));

        assertThat(spec(chart).at("/content/positions")).isEqualTo(json("[1.0, 3.0]"));
        assertThat(spec(chart).at("/content/categories")).isEqualTo(json("['1970-01-02', '1970-01-04']"));
        assertThat(spec(chart).at("/content/marks")).isEqualTo(json("[{ 'label': 'Campaign', 'position': 2.0 }]"));
        assertThat(spec(chart).at("/content/dates").asBoolean()).isTrue();
    }

    @Test
    void intervalsAreOneSeriesWithItsBounds() {
        IntervalChart chart = new IntervalChart("Which arm applied most?");
        chart.setZeroLine("No difference");
        chart.setData(List.of(
                new Interval("A", ChartColor.ARM_A, 0.03, -0.01, 0.05),
                new Interval("B", ChartColor.ARM_B, null, null, null, "no users", true)));

        JsonNode series = spec(chart).at("/content/series/0");
        assertThat(series.get("values")).isEqualTo(json("[0.03, null]"));
        assertThat(series.get("lower")).isEqualTo(json("[-0.01, null]"));
        assertThat(series.get("colors")).isEqualTo(json("['arm-a', 'arm-b']"));
        assertThat(series.get("muted")).isEqualTo(json("[1]"));
        assertThat(spec(chart).at("/content/zeroLabel").asString()).isEqualTo("No difference");
    }

    @Test
    void rowsOfAHeatmapKeepTheirSize() {
        HeatmapChart chart = new HeatmapChart("Who keeps coming back?");
        chart.setData(
                List.of("D1", "D7"),
                List.of(new Row("Sep 4", 1_200L, List.of(new Cell(0.45, "540", true, false), Cell.EMPTY))));

        JsonNode row = spec(chart).at("/content/series/0");
        assertThat(row.get("values")).isEqualTo(json("[0.45, null]"));
        assertThat(row.get("muted")).isEqualTo(json("[0]"));
        assertThat(row.get("size").asLong()).isEqualTo(1_200);
    }

    @Test
    void filesAreNamedAfterTheTitleUnlessNamed() {
        BarChart chart = new BarChart("Who?");
        assertThat(spec(chart).get("fileName").asString()).isEqualTo("Who?");
        chart.setFileName("risk-2023-10-26");
        assertThat(spec(chart).get("fileName").asString()).isEqualTo("risk-2023-10-26");
    }

    @Test
    void pointsCanBeChosenOnceSomeoneListens() {
        BarChart chart = new BarChart("Who?");
        assertThat(spec(chart).get("clickable").asBoolean()).isFalse();
        List<String> chosen = new ArrayList<>();
        chart.addPointClickListener(event -> chosen.add(event.getSeriesIndex() + "/" + event.getPointIndex()));

        ComponentUtil.fireEvent(chart, new PointClickEvent(chart, true, 1, 2));

        assertThat(chosen).containsExactly("1/2");
        assertThat(spec(chart).get("clickable").asBoolean()).isTrue();
    }

    @Test
    void aSeriesHasOneValueForEachCategory() {
        BarChart chart = new BarChart("Who?");
        assertThatThrownBy(() -> chart.setData(List.of("one"), List.of(users(1, 2))))
                .hasMessage("Users has 2 values for 1 points");
        assertThatThrownBy(() -> users(1, 2).withNotes(List.of("one")))
                .hasMessage("Series Users has 2 values but 1 notes");
    }

    private static Series users(double first, double second) {
        return new Series("Users", ChartColor.ACCENT, List.of(first, second));
    }

    private static JsonNode spec(Chart chart) {
        return JacksonUtils.beanToJson(chart.spec());
    }

    private static JsonNode withoutSeries(JsonNode spec) {
        ObjectNode copy = (ObjectNode) spec.deepCopy();
        ((ObjectNode) copy.get("content")).remove("series");
        return copy;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
