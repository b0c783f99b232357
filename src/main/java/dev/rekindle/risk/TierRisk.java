package dev.rekindle.risk;

import dev.rekindle.statistics.Estimate;
import java.util.List;

/**
 * One tier under a policy.
 *
 * @param users all users of the tier
 * @param evaluable those with a cycle
 * @param thresholdDays the recency above which a user is high-risk
 * @param highRisk evaluable users above it
 * @param cycleHistogram evaluable users by cycle, in bins of five days
 */
public record TierRisk(
        long users, long evaluable, Estimate thresholdDays, long highRisk, List<CycleBin> cycleHistogram) {

    /** The users with {@code fromDays <= cycle < toDays}. */
    public record CycleBin(int fromDays, int toDays, long users) {}
}
