package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.Cell;
import dev.rekindle.chart.HeatmapChart;
import dev.rekindle.chart.Row;
import dev.rekindle.kpi.PeakHour;
import dev.rekindle.ui.Formats;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** On which weekday and at which hour users act: the mean of all such hours. */
final class PeakHoursChart {

    private PeakHoursChart() {}

    static Component show(List<PeakHour> hours, LocalDate from, LocalDate to, ZoneId zone) {
        var page = new Div();
        var formats = Formats.current();
        var chart = new HeatmapChart(page.getTranslation("overview.peak-hours"));
        chart.setAxisTitles(
                page.getTranslation("overview.weekday"), page.getTranslation("overview.hour", zone.getId()));
        chart.setData(
                IntStream.range(0, 24).mapToObj(String::valueOf).toList(),
                List.of(DayOfWeek.values()).stream()
                        .map(weekday -> row(weekday, hours, days(weekday, from, to), formats))
                        .toList());
        hours.stream()
                .max(Comparator.comparingDouble(
                        hour -> hour.actions() / (double) Math.max(1, days(hour.weekday(), from, to))))
                .ifPresent(peak -> chart.setSummary(page.getTranslation(
                        "overview.peak-hours.summary", formats.weekday(peak.weekday()), String.valueOf(peak.hour()))));
        page.add(chart);
        return page;
    }

    private static Row row(DayOfWeek weekday, List<PeakHour> hours, long days, Formats formats) {
        return new Row(
                formats.weekday(weekday),
                null,
                IntStream.range(0, 24)
                        .mapToObj(hour -> days == 0
                                ? Cell.EMPTY
                                : new Cell(hours.stream()
                                                .filter(those -> those.weekday() == weekday && those.hour() == hour)
                                                .mapToLong(PeakHour::actions)
                                                .sum()
                                        / (double) days))
                        .toList());
    }

    private static long days(DayOfWeek weekday, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .filter(day -> day.getDayOfWeek() == weekday)
                .count();
    }
}
