package dev.rekindle.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Tails of the standard normal distribution; each is computed as a tail, never as 1 − the rest, so that 1e-300 keeps
 * its digits.
 */
final class StandardNormal {

    /** 97.5 % of the distribution lie below it: the half width of a 95 % interval in standard errors. */
    static final double Z_975 = 1.959963984540054;

    private static final NormalDistribution DISTRIBUTION = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    static double below(double z) {
        return DISTRIBUTION.cumulativeProbability(z);
    }

    static double above(double z) {
        return DISTRIBUTION.survivalProbability(z);
    }

    static double outside(double z) {
        return 2 * above(Math.abs(z));
    }

    static double quantile(double probability) {
        return DISTRIBUTION.inverseCumulativeProbability(probability);
    }
}
