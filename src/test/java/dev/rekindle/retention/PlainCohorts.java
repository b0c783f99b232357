package dev.rekindle.retention;

import dev.rekindle.activity.Action;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cohorts, retention, lifecycle and churn, counted the plain way: from each user's set of days, made from all actions
 * at once, with no state and no SQL.
 */
final class PlainCohorts {

    private final TreeMap<String, TreeSet<LocalDate>> daysByUser = new TreeMap<>();
    private final LocalDate before;
    private final LocalDate over;

    /**
     * @param before only days before this one count
     * @param over the first day that is not over
     */
    PlainCohorts(Collection<Action> actions, ZoneId zone, LocalDate before, LocalDate over) {
        this.before = before;
        this.over = over;
        for (var action : actions) {
            var day = action.actionTimestamp().atZone(zone).toLocalDate();
            if (day.isBefore(before)) {
                daysByUser
                        .computeIfAbsent(action.userId(), user -> new TreeSet<>())
                        .add(day);
            }
        }
    }

    /** As {@link Cohorts#lines} writes a triangle. */
    List<String> lines(CohortPeriod period, RetentionMode mode) {
        var cohorts = new TreeMap<LocalDate, List<TreeSet<LocalDate>>>();
        daysByUser.values().forEach(days -> cohorts.computeIfAbsent(
                        start(period, days.first()), first -> new ArrayList<>())
                .add(days));
        var lines = new ArrayList<String>();
        cohorts.forEach((cohort, users) -> {
            var line = new StringBuilder(cohort + " " + users.size() + ":");
            for (var at = cohort; at.isBefore(before); at = next(period, at)) {
                var from = at;
                var next = next(period, at);
                var active = users.stream()
                        .filter(days -> days.stream()
                                .anyMatch(day ->
                                        !day.isBefore(from) && (mode == RetentionMode.ROLLING || day.isBefore(next))))
                        .count();
                line.append(next.isAfter(over) ? " (" + active + ")" : " " + active);
            }
            lines.add(line.toString());
        });
        return lines;
    }

    /** How many users' day n is over, and how many of them were active on it, or later. */
    long[] retention(int n, RetentionMode mode) {
        var eligible = 0L;
        var retained = 0L;
        for (var days : daysByUser.values()) {
            var day = days.first().plusDays(n);
            if (day.isBefore(over)) {
                eligible++;
                if (mode == RetentionMode.ON ? days.contains(day) : !days.last().isBefore(day)) {
                    retained++;
                }
            }
        }
        return new long[] {eligible, retained};
    }

    /** New, returning, resurrected, dormant. */
    Lifecycle.Count lifecycle(CohortPeriod period, LocalDate start) {
        var counts = new long[4];
        for (var days : daysByUser.values()) {
            var now = any(days, start, next(period, start));
            var last = any(days, start(period, start.minusDays(1)), start);
            var isNew = start(period, days.first()).equals(start);
            if (now && isNew) {
                counts[0]++;
            } else if (now && last) {
                counts[1]++;
            } else if (now) {
                counts[2]++;
            } else if (last) {
                counts[3]++;
            }
        }
        return new Lifecycle.Count(
                start,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                !next(period, start).isAfter(over));
    }

    ChurnRate churn(LocalDate asOf) {
        var seen = 0L;
        var churned = 0L;
        for (var days : daysByUser.values()) {
            if (any(days, asOf.minusDays(60), asOf.minusDays(30))) {
                seen++;
                if (!any(days, asOf.minusDays(30), asOf)) {
                    churned++;
                }
            }
        }
        return new ChurnRate(asOf, seen, churned);
    }

    private static boolean any(TreeSet<LocalDate> days, LocalDate from, LocalDate before) {
        return !days.subSet(from, before).isEmpty();
    }

    static LocalDate start(CohortPeriod period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> {
                var monday = day;
                while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
                    monday = monday.minusDays(1);
                }
                yield monday;
            }
            case MONTH -> LocalDate.of(day.getYear(), day.getMonth(), 1);
        };
    }

    static LocalDate next(CohortPeriod period, LocalDate start) {
        return switch (period) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusDays(7);
            case MONTH -> start.plusMonths(1);
        };
    }
}
