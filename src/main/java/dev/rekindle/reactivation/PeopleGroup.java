package dev.rekindle.reactivation;

import dev.rekindle.risk.Tier;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many users are alike in everything the document counts. A few thousand of these stand for all users.
 *
 * @param fit level of {@link Fit}
 * @param pairs job posts that fit each of these users
 * @param arms arms logged on the as-of date, as bits
 * @param cohort {@code POST}, {@code PRE} or absent
 * @param returnedWeeks weeks in which they returned, as bits: 1 week 1, 2 week 2, 4 week 4
 * @param latestStart the latest day on which one of them entered the cohort
 */
record PeopleGroup(
        Tier tier,
        int fit,
        long pairs,
        int arms,
        int appliedArms,
        boolean blocked,
        @Nullable String leftOut,
        UserSlice.@Nullable Cohort cohort,
        int returnedWeeks,
        @Nullable LocalDate latestStart,
        long users) {

    boolean highRisk() {
        return fit >= Fit.HIGH_RISK.level();
    }

    boolean matched() {
        return fit >= Fit.PAY.level();
    }

    boolean recipient() {
        return arms != 0;
    }
}
