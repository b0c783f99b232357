package dev.rekindle.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test that the rate is the same in all arms, over the arms × 2 table (outcome, no outcome),
 * without continuity correction.
 *
 * <p>Assumes independent users, each counted in one arm, and a smallest expected count that is not small (5 is the
 * usual rule; {@link #minExpected()} tells). Source: K. Pearson, Philosophical Magazine 50, 1900; A. Agresti,
 * "Categorical Data Analysis", §3.2.
 *
 * @param arms the arms with users; those without are left out on construction
 */
public record ChiSquare(List<Proportion> arms) {

    public ChiSquare {
        arms = arms.stream().filter(arm -> arm.trials() > 0).toList();
    }

    public static ChiSquare of(List<Proportion> arms) {
        return new ChiSquare(arms);
    }

    /**
     * Σ (observed − expected)² / expected over all cells = Σ (xᵢN − nᵢS)² / (nᵢSF), S with and F without the outcome.
     */
    public Estimate statistic() {
        return whyNot().map(Estimate::not).orElseGet(() -> Estimate.of(observedStatistic()));
    }

    /** Degrees of freedom: arms with users − 1, never negative. */
    public int df() {
        return Math.max(0, arms.size() - 1);
    }

    /** P(χ²(df) &gt; statistic), right to 9 digits down to 1e-300; below that it fades to 0. */
    public Estimate pValue() {
        return whyNot().map(Estimate::not).orElseGet(() -> Estimate.of(above(observedStatistic(), df())));
    }

    /** The smallest expected count of any cell, in users: min nᵢ · min(S, F) / N. */
    public Estimate minExpected() {
        return whyNot().map(Estimate::not).orElseGet(() -> {
            double smallestArm =
                    arms.stream().mapToLong(Proportion::trials).min().orElseThrow();
            return Estimate.of(smallestArm * Math.min(successes(), failures()) / (successes() + failures()));
        });
    }

    static double above(double statistic, int df) {
        return ChiSquaredDistribution.of(df).survivalProbability(statistic);
    }

    private Optional<String> whyNot() {
        if (arms.size() < 2) {
            return Optional.of("fewer than two arms have users");
        }
        return successes() == 0 || failures() == 0
                ? Optional.of("every user in every arm has the same outcome")
                : Optional.empty();
    }

    private double observedStatistic() {
        double successes = successes();
        double failures = failures();
        return arms.stream()
                .mapToDouble(arm -> {
                    double excess =
                            Products.difference((double) arm.successes(), failures, (double) arm.failures(), successes);
                    return excess / successes * (excess / failures) / arm.trials();
                })
                .sum();
    }

    private double successes() {
        return arms.stream().mapToDouble(Proportion::successes).sum();
    }

    private double failures() {
        return arms.stream().mapToDouble(Proportion::failures).sum();
    }
}
