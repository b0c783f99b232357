package dev.rekindle.chart;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the browser is told about a chart; {@code frontend/charts/spec.ts} reads it. */
record ChartSpec(
        String kind,
        String title,
        String summary,
        String fileName,
        String source,
        Unit unit,
        String categoryTitle,
        String valueTitle,
        String noteTitle,
        String sizeTitle,
        List<Threshold> thresholds,
        boolean clickable,
        String lang,
        Map<String, String> texts,
        Content content) {

    /** What only some kinds of chart have; the others leave it empty. */
    record Content(
            List<String> categories,
            @Nullable List<Double> positions,
            @Nullable List<Double> edges,
            boolean dates,
            List<Line> series,
            List<Mark> marks,
            boolean horizontal,
            boolean stacked,
            boolean steps,
            @Nullable String zeroLabel) {

        static Content of(List<String> categories, List<Line> series) {
            return new Content(categories, null, null, false, series, List.of(), false, false, false, null);
        }
    }

    /** A series, the intervals of a chart, or a row of a heat map. */
    record Line(
            String name,
            String color,
            List<@Nullable Double> values,
            List<@Nullable Double> lower,
            List<@Nullable Double> upper,
            List<String> colors,
            List<String> notes,
            List<String> labels,
            Collection<Integer> muted,
            Collection<Integer> unfinished,
            @Nullable Long size) {

        static Line of(Series series) {
            return new Line(
                    series.name(),
                    series.color().cssName(),
                    series.values(),
                    List.of(),
                    List.of(),
                    series.colors().stream().map(ChartColor::cssName).toList(),
                    series.notes(),
                    List.of(),
                    series.muted().stream().sorted().toList(),
                    series.unfinished().stream().sorted().toList(),
                    null);
        }
    }
}
