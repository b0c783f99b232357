package dev.rekindle.statistics;

import java.util.List;

/**
 * Sample ratio mismatch: do the arms hold the shares of users that the assignment intended?
 *
 * <p>Pearson's goodness of fit, Σ (cᵢ − N·sᵢ)² / (N·sᵢ), df = arms − 1. Source: A. Fabijan et al., "Diagnosing Sample
 * Ratio Mismatch in Online Controlled Experiments", KDD 2019.
 *
 * @param counts users per arm
 * @param shares intended share per arm, in any unit: 1, 1, 1 means the same as ⅓, ⅓, ⅓
 */
public record SampleRatioCheck(List<Long> counts, List<Double> shares) {

    private static final double MISMATCH_BELOW = 0.001;
    private static final long USERS_NEEDED = 100;
    private static final long USERS_NEEDED_PER_ARM = 8;

    /**
     * Checks counts and shares.
     *
     * @throws IllegalArgumentException unless there are two arms or more, each with a count ≥ 0 and a share above 0
     */
    public SampleRatioCheck {
        counts = List.copyOf(counts);
        shares = List.copyOf(shares);
        if (counts.size() < 2 || counts.size() != shares.size()) {
            throw new IllegalArgumentException("Two arms or more need a count and a share each, but got counts "
                    + counts + " and shares " + shares);
        }
        if (counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Counts cannot be negative, but were " + counts);
        }
        if (shares.stream().anyMatch(share -> !(share > 0 && Double.isFinite(share)))) {
            throw new IllegalArgumentException("Shares must be above 0 and finite, but were " + shares);
        }
    }

    /** P(χ²(arms − 1) &gt; statistic): how often counts this far off come about when the assignment works. */
    public Estimate pValue() {
        return users() == 0
                ? Estimate.not("there are no users")
                : Estimate.of(ChiSquare.above(statistic(), counts.size() - 1));
    }

    /** NOT_ENOUGH_DATA below 100 users in total or 8 in any arm; else MISMATCH at p &lt; 0.001; else BALANCED. */
    public SampleRatioVerdict verdict() {
        if (users() < USERS_NEEDED || counts.stream().anyMatch(count -> count < USERS_NEEDED_PER_ARM)) {
            return SampleRatioVerdict.NOT_ENOUGH_DATA;
        }
        return pValue().toOptional().orElseThrow() < MISMATCH_BELOW
                ? SampleRatioVerdict.MISMATCH
                : SampleRatioVerdict.BALANCED;
    }

    private long users() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private double statistic() {
        double users = users();
        double whole = shares.stream().mapToDouble(Double::doubleValue).sum();
        double statistic = 0;
        for (int arm = 0; arm < counts.size(); arm++) {
            double excess = Products.difference((double) counts.get(arm), whole, users, shares.get(arm)) / whole;
            statistic += excess * excess / (users * shares.get(arm) / whole);
        }
        return statistic;
    }
}
