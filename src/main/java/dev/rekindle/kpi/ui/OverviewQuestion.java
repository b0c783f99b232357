package dev.rekindle.kpi.ui;

import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.UserFilter;
import java.time.LocalDate;
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

    /** Whether it is the one that the broadcast answers. */
    boolean isLive(LocalDate today) {
        return to.equals(today) && filter.isEverybody() && comparison == Comparison.WEEK;
    }
}
