package dev.rekindle.recommendation;

import dev.rekindle.matching.JobMatch;
import dev.rekindle.matching.MatchTarget;
import dev.rekindle.ui.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A job post that is worth coming back for, and why.
 *
 * @param matchBasis {@code same_category} or {@code similar_category}
 * @param wageUplift hourly rate less the one last settled for
 * @param reasons for people, such as: same region, similar category, +12% pay
 */
public record UserMatch(
        String jobId,
        String categoryId,
        int regionId,
        int hourlyRate,
        String matchBasis,
        int wageUplift,
        List<String> reasons) {

    static UserMatch of(JobMatch match, MatchTarget target, boolean korean) {
        var reasons = new ArrayList<String>();
        reasons.add(korean ? "같은 지역" : "same region");
        if (match.sameCategory()) {
            reasons.add(korean ? "같은 업종" : "same category");
        } else {
            reasons.add(korean ? "유사 업종" : "similar category");
        }
        if (target.lastHourlyRate() > 0) {
            var more = Formats.of(korean ? Locale.KOREAN : Locale.ENGLISH)
                    .decimal(100.0 * match.wageUplift() / target.lastHourlyRate(), 1);
            reasons.add(korean ? "시급 +" + more + "%" : "+" + more + "% pay");
        }
        return new UserMatch(
                match.jobId(),
                match.categoryId(),
                target.regionId(),
                match.hourlyRate(),
                match.matchBasis(),
                match.wageUplift(),
                reasons);
    }
}
