package dev.rekindle.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.Cell;
import dev.rekindle.chart.HeatmapChart;
import dev.rekindle.chart.Row;
import dev.rekindle.chart.Unit;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.CohortTriangle;
import dev.rekindle.retention.CohortTriangle.Cohort;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.ui.Formats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The triangle: a row for each cohort, a column for each period after its own, and all cohorts together in the last
 * row.
 */
final class TriangleCard extends Div {

    /** Of fewer users a share says little; their cells are muted. */
    static final int SMALL = 30;

    private final HeatmapChart chart = new HeatmapChart(getTranslation("cohorts.triangle"));
    private @Nullable CohortTriangle shown;
    private @Nullable CohortNumbers numbers;

    TriangleCard() {
        chart.setUnit(Unit.PERCENT);
        chart.setSizeTitle(getTranslation("cohorts.users"));
        chart.addPointClickListener(click -> open(click.getSeriesIndex(), click.getPointIndex()));
        add(chart);
    }

    Component show(CohortSelection selection, CohortTriangle triangle, CohortNumbers open, String caption) {
        shown = triangle;
        numbers = open;
        var period = selection.period();
        var columns = triangle.cohorts().stream()
                .mapToInt(cohort -> cohort.cells().size())
                .max()
                .orElse(0);
        chart.setAxisTitles(
                getTranslation("cohorts.cohort." + period.key()), getTranslation("cohorts.after." + period.key()));
        chart.setSummary(caption);
        chart.setData(
                IntStream.range(0, columns)
                        .mapToObj(column -> CohortNumbers.mark(period, column))
                        .toList(),
                rows(period, triangle, columns));
        return this;
    }

    private List<Row> rows(CohortPeriod period, CohortTriangle triangle, int columns) {
        var rows = new ArrayList<Row>();
        triangle.cohorts().forEach(cohort -> rows.add(row(period, cohort, columns)));
        var means = triangle.means();
        var cells = new ArrayList<Cell>();
        means.forEach(mean -> cells.add(cell(mean.proportion(), false)));
        fill(cells, columns);
        rows.add(new Row(
                getTranslation("cohorts.mean"),
                triangle.cohorts().stream().mapToLong(Cohort::users).sum(),
                cells));
        return rows;
    }

    private static Row row(CohortPeriod period, Cohort cohort, int columns) {
        var cells = new ArrayList<Cell>();
        cohort.cells().forEach(cell -> cells.add(cell(new Proportion(cell.users(), cohort.users()), !cell.complete())));
        fill(cells, columns);
        return new Row(CohortNumbers.name(period, cohort.start()), cohort.users(), cells);
    }

    private static void fill(List<Cell> cells, int columns) {
        cells.addAll(Collections.nCopies(columns - cells.size(), Cell.EMPTY));
    }

    static Cell cell(Proportion share, boolean unfinished) {
        var formats = Formats.current();
        return share.wilson()
                .map(interval -> new Cell(
                        (double) share.successes() / share.trials(),
                        formats.count(share.successes()),
                        "%s / %s, %s"
                                .formatted(
                                        formats.count(share.successes()),
                                        formats.count(share.trials()),
                                        formats.sharesBetween(interval.lower(), interval.upper())),
                        share.trials() < SMALL,
                        unfinished))
                .orElse(Cell.EMPTY);
    }

    /** The users behind a cell; the last row has none of its own. */
    private void open(int row, int column) {
        if (shown != null && numbers != null && row < shown.cohorts().size()) {
            var cohort = shown.cohorts().get(row);
            if (column < cohort.cells().size()) {
                numbers.showCell(
                        cohort.start(), column, cohort.cells().get(column).users());
            }
        }
    }
}
