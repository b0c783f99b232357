package dev.rekindle.reactivation;

import dev.rekindle.risk.Tier;
import java.time.LocalDate;
import java.util.Set;

/**
 * What is asked of a reactivation campaign.
 *
 * @param asOf the day on which the campaign is sent; history lies strictly before it
 * @param regions the regions looked at; empty for all
 * @param tiers the tiers looked at; empty for all
 */
public record ReactivationQuestion(LocalDate asOf, ReactivationPolicy policy, Set<Integer> regions, Set<Tier> tiers) {

    public ReactivationQuestion {
        regions = Set.copyOf(regions);
        tiers = Set.copyOf(tiers);
    }

    /** About all users. */
    public ReactivationQuestion(LocalDate asOf, ReactivationPolicy policy) {
        this(asOf, policy, Set.of(), Set.of());
    }
}
