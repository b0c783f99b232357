package dev.rekindle.reactivation.ui;

import dev.rekindle.chart.Chart;
import dev.rekindle.reactivation.UserSlice;
import java.util.List;

/** Opens the people behind a point of a chart, in the drawing or in its table. */
final class PointPeople {

    /** How many users a point stands for, and who they are. */
    record Point(long users, UserSlice slice) {}

    private List<List<Runnable>> series = List.of();

    PointPeople(Chart chart) {
        chart.addPointClickListener(click -> open(click.getSeriesIndex(), click.getPointIndex()));
    }

    /**
     * Says who stands behind the points.
     *
     * @param key of the number that opens
     * @param points of each series, in the order of the chart's data
     */
    void show(Numbers numbers, String key, List<List<Point>> points) {
        series = points.stream()
                .map(line -> line.stream()
                        .map(point -> (Runnable) () -> numbers.show(key, point.users(), point.slice()))
                        .toList())
                .toList();
    }

    private void open(int line, int point) {
        if (line < series.size() && point < series.get(line).size()) {
            series.get(line).get(point).run();
        }
    }
}
