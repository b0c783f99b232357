package dev.rekindle.risk;

import java.util.List;

/** How long evaluable users have been away, counted under one history. */
record RecencyCounts(List<Recency> recencies) {

    record Recency(int totalSettlements, int recencyDays, long users) {}

    /** Users of the tier whose recency exceeds the threshold. */
    long highRisk(Tier tier, RiskPolicy policy, double thresholdDays) {
        return recencies.stream()
                .filter(recency ->
                        policy.tierOf(recency.totalSettlements) == tier && recency.recencyDays > thresholdDays)
                .mapToLong(Recency::users)
                .sum();
    }
}
