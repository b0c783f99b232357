package dev.rekindle.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the business stands on a day, and against before.
 *
 * @param recent the days before it and the day itself, for a sparkline
 * @param changes those that can be told
 * @param beforeHour the full hours of a running day that are compared; 24: whole days
 * @param comparedWith the day of the week before, or the first day of the period before
 * @param at when it was computed
 * @param lastArrival the minute in which an action came last; absent: none ever did
 * @param stillSince since when nothing has come although it should have; absent while all is well
 */
public record KpiStanding(
        KpiDay day,
        List<KpiDay> recent,
        Map<Kpi, KpiChange> changes,
        Comparison comparison,
        int beforeHour,
        LocalDate comparedWith,
        Instant at,
        @Nullable Instant lastArrival,
        @Nullable Instant stillSince) {

    /** Whether actions still come by other doors while the stream stands still, so that only some are missing. */
    public boolean goesOnWithoutTheStream() {
        return stillSince != null && lastArrival != null && lastArrival.isAfter(stillSince);
    }

    /** Whether somebody who reads one of them learns nothing from the other: they are of the same minute at least. */
    public boolean saysTheSameAs(KpiStanding other) {
        return at.truncatedTo(ChronoUnit.MINUTES).equals(other.at.truncatedTo(ChronoUnit.MINUTES))
                && equals(new KpiStanding(
                        other.day,
                        other.recent,
                        other.changes,
                        other.comparison,
                        other.beforeHour,
                        other.comparedWith,
                        at,
                        other.lastArrival,
                        other.stillSince));
    }
}
