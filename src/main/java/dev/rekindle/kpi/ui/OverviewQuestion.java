package dev.rekindle.kpi.ui;

import dev.rekindle.export.Manifest;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.UserFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page is asked.
 *
 * @param lastDays the range is so many days up to today, whatever the day; absent: from one day to another
 */
record OverviewQuestion(
        @Nullable Integer lastDays, LocalDate from, LocalDate to, UserFilter filter, Comparison comparison) {

    static OverviewQuestion last(int days, LocalDate today, UserFilter filter, Comparison comparison) {
        return new OverviewQuestion(days, today.minusDays(days - 1L), today, filter, comparison);
    }

    /** The first of as many days before it. */
    LocalDate before() {
        return from.minusDays(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** What an export of the page holds. */
    Manifest manifest(Clock clock) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("compare", comparison.key());
        put(filters, "segment", filter.groups());
        put(filters, "region", filter.regions());
        put(filters, "tier", filter.tiers());
        return new Manifest(
                "overview",
                from + " " + to,
                clock.getZone().getId(),
                to.isBefore(LocalDate.now(clock)) ? to.toString() : "live",
                filters,
                clock.instant());
    }

    private static void put(Map<String, String> filters, String name, Set<?> chosen) {
        if (!chosen.isEmpty()) {
            filters.put(name, chosen.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
        }
    }

    /** Whether it is the one that the broadcast answers. */
    boolean isLive(LocalDate today) {
        return to.equals(today) && filter.isEverybody() && comparison == Comparison.WEEK;
    }
}
