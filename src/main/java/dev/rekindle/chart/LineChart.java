package dev.rekindle.chart;

import dev.rekindle.chart.ChartSpec.Content;
import dev.rekindle.chart.ChartSpec.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Lines over days or over named points; what happened meanwhile is marked on the axis. */
public final class LineChart extends Chart {

    public LineChart(String title) {
        super("line", title);
    }

    public void setData(List<String> points, List<Series> series) {
        show(points, IntStream.range(0, points.size()).mapToObj(Double::valueOf).toList(), false, series);
    }

    public void setDays(List<LocalDate> days, List<Series> series) {
        show(
                days.stream().map(LocalDate::toString).toList(),
                days.stream().map(day -> (double) day.toEpochDay()).toList(),
                true,
                series);
    }

    public void setMarks(List<Mark> marks) {
        Content now = content();
        setContent(new Content(
                now.categories(),
                now.positions(),
                null,
                now.dates(),
                now.series(),
                List.copyOf(marks),
                false,
                false,
                false,
                null));
    }

    private void show(List<String> points, List<Double> positions, boolean dates, List<Series> series) {
        requireOneEach(points.size(), series);
        List<Line> lines = series.stream().map(Line::of).toList();
        setContent(new Content(
                List.copyOf(points), positions, null, dates, lines, content().marks(), false, false, false, null));
    }
}
