package dev.rekindle.chart;

import dev.rekindle.chart.ChartSpec.Content;
import dev.rekindle.chart.ChartSpec.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bars from zero: beside each other, stacked, lying, as a histogram, or as steps of which each loses something. */
public final class BarChart extends Chart {

    private List<String> categories = List.of();
    private @Nullable List<Double> edges;
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
        this.edges = null;
        this.series = List.copyOf(series);
        show();
    }

    /** A histogram whose bins lie between these edges; thresholds then stand on the same axis. */
    public void setBins(List<Double> edges, List<Series> series) {
        requireOneEach(Math.max(0, edges.size() - 1), series);
        this.categories = List.of();
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
        setContent(new Content(categories, null, edges, false, lines, List.of(), horizontal, stacked, steps, null));
    }
}
