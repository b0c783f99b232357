package dev.rekindle.chart;

import dev.rekindle.chart.ChartSpec.Content;
import dev.rekindle.chart.ChartSpec.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A chart as a table, with its full numbers: what the page shows as the chart's table, to be taken away.
 *
 * @param rows text, numbers, days, or nothing in their cells
 * @param lines what is drawn across: thresholds with their value, and what happened meanwhile with its day or place
 */
public record ChartTable(
        String title, List<String> columns, List<List<@Nullable Object>> rows, SequencedMap<String, String> lines) {

    /** The words that are no data. */
    record Words(String categories, String size, String notes, String from, String to, String unfinished) {}

    static ChartTable of(String title, boolean isHeatmap, Content content, List<Threshold> thresholds, Words words) {
        var table = isHeatmap ? ofCells(content, words) : ofPoints(content, words);
        var lines = new LinkedHashMap<String, String>();
        thresholds.forEach(line -> lines.merge(line.label(), String.valueOf(line.value()), ChartTable::both));
        content.marks().forEach(mark -> lines.merge(mark.label(), place(content, mark), ChartTable::both));
        return new ChartTable(title, table.columns(), table.rows(), lines);
    }

    private static String both(String one, String other) {
        return one + ", " + other;
    }

    private static String place(Content content, Mark mark) {
        return content.dates()
                ? LocalDate.ofEpochDay((long) mark.position()).toString()
                : content.categories().get((int) mark.position());
    }

    private static ChartTable ofPoints(Content content, Words words) {
        var hasIntervals =
                content.series().stream().anyMatch(line -> !line.lower().isEmpty());
        var hasUnfinished =
                content.series().stream().anyMatch(line -> !line.unfinished().isEmpty());
        var columns = new ArrayList<>(List.of(words.categories()));
        for (var line : content.series()) {
            columns.add(line.name());
            if (hasIntervals) {
                columns.addAll(List.of(words.from(), words.to()));
            }
            if (hasNotes(line)) {
                columns.add((content.series().size() > 1 ? line.name() + " · " : "") + words.notes());
            }
        }
        if (hasUnfinished) {
            columns.add(words.unfinished());
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        var edges = content.edges();
        var points = edges == null ? content.categories().size() : Math.max(0, edges.size() - 1);
        for (var point = 0; point < points; point++) {
            var place = point;
            var row = new ArrayList<@Nullable Object>();
            row.add(name(content, point));
            for (var line : content.series()) {
                row.add(line.values().get(point));
                if (hasIntervals) {
                    row.add(line.lower().get(point));
                    row.add(line.upper().get(point));
                }
                if (hasNotes(line)) {
                    row.add(line.notes().get(point));
                }
            }
            if (hasUnfinished) {
                row.add(content.series().stream()
                        .anyMatch(line -> line.unfinished().contains(place)));
            }
            rows.add(row);
        }
        return new ChartTable("", columns, rows, new LinkedHashMap<>());
    }

    private static boolean hasNotes(Line line) {
        return line.notes().stream().anyMatch(note -> !note.isEmpty());
    }

    private static Object name(Content content, int point) {
        var edges = content.edges();
        if (edges != null) {
            return edges.get(point) + " – " + edges.get(point + 1);
        }
        var positions = content.positions();
        return content.dates() && positions != null
                ? LocalDate.ofEpochDay(positions.get(point).longValue())
                : content.categories().get(point);
    }

    private static ChartTable ofCells(Content content, Words words) {
        var hasSizes = content.series().stream().anyMatch(line -> line.size() != null);
        var columns = new ArrayList<>(List.of(words.categories()));
        if (hasSizes) {
            columns.add(words.size());
        }
        columns.addAll(content.categories());
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var line : content.series()) {
            var row = new ArrayList<@Nullable Object>();
            row.add(line.name());
            if (hasSizes) {
                row.add(line.size());
            }
            row.addAll(line.values());
            rows.add(row);
        }
        return new ChartTable("", columns, rows, new LinkedHashMap<>());
    }
}
