package dev.rekindle.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rekindle.ComponentTest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChartTableTest extends ComponentTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");

    @Test
    void daysAreDaysAndUnfinishedOnesSaySo() {
        var chart = new BarChart("Who came?");
        chart.setAxisTitles("Day", "Users");
        chart.setDays(
                List.of(MONDAY, MONDAY.plusDays(1)),
                List.of(new Series("new", ChartColor.NEW, Arrays.asList(3.0, null)).withUnfinished(Set.of(1))));
        chart.setMarks(List.of(Mark.on(MONDAY, "Campaign"), Mark.on(MONDAY.plusDays(1), "Campaign")));

        var table = chart.table();

        assertThat(table.title()).isEqualTo("Who came?");
        assertThat(table.columns()).startsWith("Day", "new").hasSize(3);
        assertThat(table.rows())
                .containsExactly(List.of(MONDAY, 3.0, false), Arrays.asList(MONDAY.plusDays(1), null, true));
        assertThat(table.lines()).containsExactly(entry("Campaign", "2026-11-16, 2026-11-17"));
    }

    @Test
    void marksBetweenNamesStandAtTheirPlace() {
        var chart = new BarChart("How many?");
        chart.setData(List.of("Oct", "Nov"), List.of(Series.counts("users", ChartColor.ACCENT, List.of(1L, 2L))));
        chart.setMarks(List.of(Mark.at(1, "Policy v2")));

        assertThat(chart.content().positions()).containsExactly(0.0, 1.0);
        assertThat(chart.table().lines()).containsExactly(entry("Policy v2", "Nov"));
    }

    @Test
    void intervalsHaveTheirEndsAndNotesAColumn() {
        var chart = new IntervalChart("By how much?");
        chart.setAxisTitles("Arm", "Uplift");
        chart.setNoteTitle("Counts");
        chart.setData(List.of(new Interval("A", ChartColor.ARM_A, 0.02, -0.01, 0.05, "2 / 10", false)));
        chart.setThresholds(List.of(new Threshold("Margin", 0.02)));

        var table = chart.table();

        assertThat(table.columns()).hasSize(5).first().isEqualTo("Arm");
        assertThat(table.columns()).last().isEqualTo("Counts");
        assertThat(table.rows()).containsExactly(List.of("A", 0.02, -0.01, 0.05, "2 / 10"));
        assertThat(table.lines()).containsExactly(entry("Margin", "0.02"));
    }

    @Test
    void aHeatMapIsItsRowsWithTheirSizes() {
        var chart = new HeatmapChart("Who came back?");
        chart.setAxisTitles("Cohort", "Week");
        chart.setSizeTitle("Users");
        chart.setData(List.of("0", "1"), List.of(new Row("Nov 16", 40L, List.of(new Cell(1), Cell.EMPTY))));

        var table = chart.table();

        assertThat(table.columns()).containsExactly("Cohort", "Users", "0", "1");
        assertThat(table.rows()).containsExactly(Arrays.asList("Nov 16", 40L, 1.0, null));
    }

    @Test
    void binsAreNamedByTheirEdges() {
        var chart = new BarChart("How long?");
        chart.setBins(List.of(0.0, 5.0, 10.0), List.of(Series.counts("users", ChartColor.ACCENT, List.of(4L, 6L))));

        assertThat(chart.table().rows()).containsExactly(List.of("0.0 – 5.0", 4.0), List.of("5.0 – 10.0", 6.0));
    }
}
