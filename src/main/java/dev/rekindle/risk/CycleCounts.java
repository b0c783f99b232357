package dev.rekindle.risk;

import dev.rekindle.statistics.GroupedValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settlement cycles of all users under one history, counted: enough to try any threshold and any tier bounds
 * without asking the database again. A threshold needs the cycles alone and the high-risk count needs the recencies
 * alone, so the two margins, a few thousand rows, stand for a million users.
 *
 * @param cycles evaluable users by total_settle_cnt and cycle
 * @param recencies evaluable users by total_settle_cnt and recency
 * @param histories all users by total_settle_cnt and how many settlements their history has (2 means two or more); a
 *     kind may stand in several entries
 */
record CycleCounts(List<Cycle> cycles, List<Recency> recencies, List<HistorySize> histories) {

    record Cycle(int totalSettlements, double cycleDays, long users) {}

    record Recency(int totalSettlements, int recencyDays, long users) {}

    record HistorySize(int totalSettlements, int settlements, long users) {}

    /** The same counts for the users of some tiers only; empty for all. */
    CycleCounts of(Set<Tier> tiers, RiskPolicy policy) {
        if (tiers.isEmpty()) {
            return this;
        }
        return new CycleCounts(
                cycles.stream()
                        .filter(cycle -> tiers.contains(policy.tierOf(cycle.totalSettlements)))
                        .toList(),
                recencies.stream()
                        .filter(recency -> tiers.contains(policy.tierOf(recency.totalSettlements)))
                        .toList(),
                histories.stream()
                        .filter(history -> tiers.contains(policy.tierOf(history.totalSettlements)))
                        .toList());
    }

    GroupedValues cyclesOf(Tier tier, RiskPolicy policy) {
        Map<Double, Long> users = new TreeMap<>();
        for (var cycle : cycles) {
            if (policy.tierOf(cycle.totalSettlements) == tier) {
                users.merge(cycle.cycleDays, cycle.users, Long::sum);
            }
        }
        return new GroupedValues(users);
    }

    /** Evaluable users of the tier whose recency exceeds the threshold. */
    long highRisk(Tier tier, RiskPolicy policy, double thresholdDays) {
        return recencies.stream()
                .filter(recency ->
                        policy.tierOf(recency.totalSettlements) == tier && recency.recencyDays > thresholdDays)
                .mapToLong(Recency::users)
                .sum();
    }

    long evaluable(Tier tier, RiskPolicy policy) {
        return recencies.stream()
                .filter(recency -> policy.tierOf(recency.totalSettlements) == tier)
                .mapToLong(Recency::users)
                .sum();
    }

    long users(Tier tier, RiskPolicy policy) {
        return histories.stream()
                .filter(history -> policy.tierOf(history.totalSettlements) == tier)
                .mapToLong(HistorySize::users)
                .sum();
    }

    /** Users of all tiers with none (0), one (1) or more (2) settlements in their history. */
    long usersWithSettlements(int settlements) {
        return histories.stream()
                .filter(history -> history.settlements == settlements)
                .mapToLong(HistorySize::users)
                .sum();
    }
}
