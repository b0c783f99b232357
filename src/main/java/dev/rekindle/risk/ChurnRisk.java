package dev.rekindle.risk;

import java.util.Map;

/**
 * Who is about to leave, counted.
 *
 * @param users all users
 * @param usersWithoutSettlement those without a settlement in the history
 * @param usersWithOneSettlement those with exactly one, who have no cycle
 * @param tiers every tier, in the order of {@link Tier}
 */
public record ChurnRisk(
        long users, long usersWithoutSettlement, long usersWithOneSettlement, Map<Tier, TierRisk> tiers) {

    public long evaluable() {
        return tiers.values().stream().mapToLong(TierRisk::evaluable).sum();
    }

    public long highRisk() {
        return tiers.values().stream().mapToLong(TierRisk::highRisk).sum();
    }
}
