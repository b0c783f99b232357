package dev.rekindle.risk;

import dev.rekindle.statistics.GroupedValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The settlement cycles of all users under one history, counted: a few thousand rows that stand for a million users and
 * answer for any threshold and any tier bounds without asking the database again.
 */
record CycleCounts(List<Cycle> cycles) {

    /**
     * The users alike in both.
     *
     * @param cycleDays absent for those without a cycle
     * @param withoutSettlement those of them with no settlement in the history
     * @param withOneSettlement those of them with exactly one
     */
    record Cycle(
            int totalSettlements,
            @Nullable Double cycleDays,
            long users,
            long withoutSettlement,
            long withOneSettlement) {

        long evaluable() {
            return cycleDays == null ? 0 : users;
        }
    }

    /** The same counts for the users of some tiers only; empty for all. */
    CycleCounts of(Set<Tier> tiers, RiskPolicy policy) {
        return tiers.isEmpty()
                ? this
                : new CycleCounts(cycles.stream()
                        .filter(cycle -> tiers.contains(policy.tierOf(cycle.totalSettlements)))
                        .toList());
    }

    GroupedValues cyclesOf(Tier tier, RiskPolicy policy) {
        Map<Double, Long> users = new TreeMap<>();
        for (var cycle : cycles) {
            if (cycle.cycleDays != null && policy.tierOf(cycle.totalSettlements) == tier) {
                users.merge(cycle.cycleDays, cycle.users, Long::sum);
            }
        }
        return new GroupedValues(users);
    }

    long users(Tier tier, RiskPolicy policy) {
        return of(Set.of(tier), policy).sum(Cycle::users);
    }

    long evaluable(Tier tier, RiskPolicy policy) {
        return of(Set.of(tier), policy).sum(Cycle::evaluable);
    }

    long withoutSettlement() {
        return sum(Cycle::withoutSettlement);
    }

    long withOneSettlement() {
        return sum(Cycle::withOneSettlement);
    }

    private long sum(ToLongFunction<Cycle> users) {
        return cycles.stream().mapToLong(users).sum();
    }
}
