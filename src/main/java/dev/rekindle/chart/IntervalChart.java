package dev.rekindle.chart;

import dev.rekindle.chart.ChartSpec.Content;
import dev.rekindle.chart.ChartSpec.Line;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Estimates with their intervals, one below the other. */
public final class IntervalChart extends Chart {

    private List<Interval> intervals = List.of();
    private @Nullable String zeroLabel;

    public IntervalChart(String title) {
        super("interval", title);
    }

    public void setData(List<Interval> intervals) {
        this.intervals = List.copyOf(intervals);
        show();
    }

    /** Marks zero, where there is no difference; null for none. */
    public void setZeroLine(@Nullable String label) {
        zeroLabel = label;
        show();
    }

    private void show() {
        Line line = new Line(
                "",
                ChartColor.ACCENT.cssName(),
                intervals.stream().<@Nullable Double>map(Interval::value).toList(),
                intervals.stream().<@Nullable Double>map(Interval::lower).toList(),
                intervals.stream().<@Nullable Double>map(Interval::upper).toList(),
                intervals.stream().map(interval -> interval.color().cssName()).toList(),
                intervals.stream().map(Interval::note).toList(),
                List.of(),
                IntStream.range(0, intervals.size())
                        .filter(index -> intervals.get(index).muted())
                        .boxed()
                        .toList(),
                List.of(),
                null);
        List<String> labels = intervals.stream().map(Interval::label).toList();
        setContent(new Content(labels, null, null, false, List.of(line), List.of(), true, false, false, zeroLabel));
    }
}
