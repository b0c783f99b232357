package dev.rekindle.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cohorts are looked at, and how.
 *
 * @param asOf what lies strictly before this day counts; absent: live, which is all up to now
 * @param from only cohorts that start on this day or later; absent: from the first
 * @param to only cohorts that start on this day or before; absent: to the last
 */
public record CohortQuestion(
        CohortPeriod period,
        RetentionMode mode,
        @Nullable LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        CohortFilter filter) {

    boolean includes(LocalDate cohort) {
        return (from == null || !cohort.isBefore(period.startOf(from))) && (to == null || !cohort.isAfter(to));
    }

    CohortQuestion by(CohortPeriod other) {
        return new CohortQuestion(other, mode, asOf, from, to, filter);
    }
}
