package dev.rekindle.retention.ui;

import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.retention.CohortTriangle;
import dev.rekindle.statistics.Proportion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The triangle as a table to take away: a row for each cell, those of all cohorts together at the end. */
final class TriangleExport {

    private TriangleExport() {}

    /** @param mean the name of all cohorts together */
    static ExportedTable of(CohortSelection selection, CohortTriangle triangle, String mean, Instant now) {
        var cohorts = triangle.cohorts();
        var filters = selection.filters();
        filters.put("period", selection.period().key());
        filters.put("mode", selection.mode().key());
        return new ExportedTable(
                new Manifest(
                        "cohorts " + selection.period().key(),
                        cohorts.getFirst().start() + " " + cohorts.getLast().start(),
                        triangle.zone(),
                        Objects.toString(selection.asOf(), "live"),
                        filters,
                        now),
                List.of("cohort", "cohort_users", "period", "users", "rate", "rate_low", "rate_high", "complete"),
                sink -> write(triangle, mean, sink));
    }

    private static void write(CohortTriangle triangle, String name, ExportedTable.Sink sink) throws IOException {
        for (var cohort : triangle.cohorts()) {
            for (var cell : cohort.cells()) {
                write(
                        sink,
                        cohort.start(),
                        cell.period(),
                        new Proportion(cell.users(), cohort.users()),
                        cell.complete());
            }
        }
        for (var mean : triangle.means()) {
            write(sink, name, mean.period(), mean.proportion(), true);
        }
    }

    private static void write(ExportedTable.Sink sink, Object cohort, int period, Proportion share, boolean complete)
            throws IOException {
        var interval = share.wilson().orElseThrow();
        sink.row(
                cohort,
                share.trials(),
                period,
                share.successes(),
                (double) share.successes() / share.trials(),
                interval.lower(),
                interval.upper(),
                complete);
    }
}
