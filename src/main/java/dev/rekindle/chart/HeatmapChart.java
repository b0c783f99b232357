package dev.rekindle.chart;

import dev.rekindle.chart.ChartSpec.Content;
import dev.rekindle.chart.ChartSpec.Line;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers in rows and columns, the larger the stronger in one hue. */
public final class HeatmapChart extends Chart {

    public HeatmapChart(String title) {
        super("heatmap", title);
    }

    public void setData(List<String> columns, List<Row> rows) {
        rows.forEach(
                row -> requireOneEach(row.name(), columns.size(), row.cells().size()));
        setContent(Content.of(
                List.copyOf(columns), rows.stream().map(HeatmapChart::line).toList()));
    }

    /** What the rows' sizes count; the head of their column in the table. */
    public void setSizeTitle(String title) {
        setSizes(title);
    }

    private static Line line(Row row) {
        return new Line(
                row.name(),
                ChartColor.ACCENT.cssName(),
                new Doubles(
                        row.cells().stream().<@Nullable Double>map(Cell::value).toList()),
                List.of(),
                List.of(),
                List.of(),
                texts(row, Cell::note),
                texts(row, Cell::label),
                indices(row, Cell::muted),
                indices(row, Cell::unfinished),
                row.size());
    }

    /** Empty where all of them are. */
    private static List<String> texts(Row row, Function<Cell, String> which) {
        var texts = row.cells().stream().map(which).toList();
        return texts.stream().allMatch(String::isEmpty) ? List.of() : texts;
    }

    private static List<Integer> indices(Row row, Predicate<Cell> which) {
        return IntStream.range(0, row.cells().size())
                .filter(index -> which.test(row.cells().get(index)))
                .boxed()
                .toList();
    }
}
