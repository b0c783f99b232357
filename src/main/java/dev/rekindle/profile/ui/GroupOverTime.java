package dev.rekindle.profile.ui;

import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.LineChart;
import dev.rekindle.chart.Mark;
import dev.rekindle.chart.Series;
import dev.rekindle.profile.GroupChange;
import dev.rekindle.recommendation.RewardLevel;
import dev.rekindle.ui.Formats;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * In which segment the user was at the end of each day, each change marked with the values that decided; below, as a
 * table.
 */
final class GroupOverTime extends Div {

    private static final int FEWEST_DAYS = 29;
    private static final int MOST_DAYS = 180;

    /** @param changes the newest first, one at least */
    GroupOverTime(List<GroupChange> changes, LocalDate today, ZoneId zone) {
        addClassName("rk-stack");
        var days = firstDay(day(changes.getLast(), zone), today)
                .datesUntil(today.plusDays(1))
                .toList();
        var chart = new LineChart(getTranslation("users.groups.chart"));
        chart.setAxisTitles(getTranslation("users.groups.day"), getTranslation("users.groups.level"));
        chart.setDays(
                days,
                List.of(Series.counts(
                        getTranslation("users.groups.of"), ChartColor.ACCENT, levels(changes, days, zone))));
        chart.setMarks(marks(changes, days.getFirst(), zone));
        chart.setSummary(getTranslation(
                "users.groups.summary",
                changes.getFirst().toGroup(),
                Formats.current().date(day(changes.getFirst(), zone))));
        add(chart);
    }

    /** The day before the first change, but not so near that there is no line, and not so far that it is flat. */
    private static LocalDate firstDay(LocalDate firstChange, LocalDate today) {
        var nearest = today.minusDays(FEWEST_DAYS);
        var furthest = today.minusDays(MOST_DAYS);
        var before = firstChange.minusDays(1);
        return before.isAfter(nearest) ? nearest : before.isBefore(furthest) ? furthest : before;
    }

    private static List<Long> levels(List<GroupChange> changes, List<LocalDate> days, ZoneId zone) {
        var levels = new ArrayList<Long>();
        for (var day : days) {
            levels.add((long) RewardLevel.of(changes.stream()
                    .filter(change -> !day(change, zone).isAfter(day))
                    .findFirst()
                    .map(GroupChange::toGroup)
                    .orElse(changes.getLast().fromGroup())));
        }
        return levels;
    }

    private List<Mark> marks(List<GroupChange> changes, LocalDate from, ZoneId zone) {
        return changes.stream()
                .filter(change -> !day(change, zone).isBefore(from))
                .map(change -> Mark.on(day(change, zone), words(change)))
                .toList()
                .reversed();
    }

    private String words(GroupChange change) {
        var formats = Formats.current();
        return getTranslation(
                "users.groups.mark",
                change.toGroup(),
                change.recencyDays() == null ? "–" : formats.count(change.recencyDays()),
                formats.count(change.frequency()),
                formats.decimal(change.monetary().doubleValue(), 2));
    }

    private static LocalDate day(GroupChange change, ZoneId zone) {
        return LocalDate.ofInstant(change.changedAt(), zone);
    }
}
