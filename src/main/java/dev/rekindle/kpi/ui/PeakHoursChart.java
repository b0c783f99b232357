package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.Cell;
import dev.rekindle.chart.HeatmapChart;
import dev.rekindle.chart.Row;
import dev.rekindle.kpi.PeakHour;
import dev.rekindle.ui.Formats;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;

/** On which weekday and at which hour users act: the mean of all such hours. */
final class PeakHoursChart {

    private PeakHoursChart() {}

    static Component show(List<PeakHour> hours, LocalDate from, LocalDate to, Clock clock) {
        var page = new Div();
        var formats = Formats.current();
        var now = LocalDateTime.now(clock);
        ToLongBiFunction<DayOfWeek, Integer> times = (weekday, hour) -> times(weekday, hour, from, to, now);
        var chart = new HeatmapChart(page.getTranslation("overview.peak-hours"));
        chart.setAxisTitles(
                page.getTranslation("overview.weekday"),
                page.getTranslation("overview.hour", clock.getZone().getId()));
        chart.setData(
                IntStream.range(0, 24).mapToObj(String::valueOf).toList(),
                List.of(DayOfWeek.values()).stream()
                        .map(weekday -> row(weekday, hours, times, formats))
                        .toList());
        hours.stream()
                .max(Comparator.comparingDouble(
                        hour -> hour.actions() / (double) Math.max(1, times.applyAsLong(hour.weekday(), hour.hour()))))
                .ifPresent(peak -> chart.setSummary(page.getTranslation(
                        "overview.peak-hours.summary", formats.weekday(peak.weekday()), String.valueOf(peak.hour()))));
        page.add(chart);
        return page;
    }

    private static Row row(
            DayOfWeek weekday, List<PeakHour> hours, ToLongBiFunction<DayOfWeek, Integer> times, Formats formats) {
        return new Row(
                formats.weekday(weekday),
                null,
                IntStream.range(0, 24)
                        .mapToObj(hour -> cell(actions(weekday, hour, hours), times.applyAsLong(weekday, hour)))
                        .toList());
    }

    private static Cell cell(long actions, long times) {
        return times == 0 ? Cell.EMPTY : new Cell(actions / (double) times);
    }

    private static long actions(DayOfWeek weekday, int hour, List<PeakHour> hours) {
        return hours.stream()
                .filter(those -> those.weekday() == weekday && those.hour() == hour)
                .mapToLong(PeakHour::actions)
                .sum();
    }

    /** How often this hour has begun: those of a running day that are still to come had no chance. */
    private static long times(DayOfWeek weekday, int hour, LocalDate from, LocalDate to, LocalDateTime now) {
        return from.datesUntil(to.plusDays(1))
                .filter(day ->
                        day.getDayOfWeek() == weekday && !day.atTime(hour, 0).isAfter(now))
                .count();
    }
}
