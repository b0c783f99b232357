package dev.rekindle.statistics;

import java.util.Optional;

/**
 * The share of users with a yes-or-no outcome, e.g. an apply rate or a notification blocking rate.
 *
 * <p>Assumes that each user is counted once and that users decide independently.
 *
 * @param successes users with the outcome
 * @param trials users that could have it; 0 is valid and leaves everything not estimable
 */
public record Proportion(long successes, long trials) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException unless 0 ≤ successes ≤ trials
     */
    public Proportion {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "A proportion needs 0 ≤ successes ≤ trials, but got " + successes + " of " + trials);
        }
    }

    public long failures() {
        return trials - successes;
    }

    /** Successes / trials, a fraction in 0 … 1. */
    public Estimate rate() {
        return trials == 0 ? Estimate.not("there are no users") : Estimate.of(observedRate());
    }

    /**
     * Wilson's score interval of 95 %, without continuity correction: the rates p with |successes/n − p| ≤
     * z·√(p(1−p)/n).
     *
     * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927;
     * method 3 in R. G. Newcombe, Statistics in Medicine 17, 1998, 857–872.
     *
     * @return a part of 0 … 1, empty without trials
     */
    public Optional<Interval> wilson() {
        return trials == 0
                ? Optional.empty()
                : Optional.of(new Interval(wilsonLower(successes, trials), 1 - wilsonLower(failures(), trials)));
    }

    double observedRate() {
        return (double) successes / trials;
    }

    /** p(1−p)/n, the estimated variance of the rate. */
    double variance() {
        return (double) successes * failures() / trials / trials / trials;
    }

    /* The textbook's (2k + z² − z·√…) / (2(n + z²)) cancels for rare outcomes; multiplied by its conjugate it only adds. */
    private static double wilsonLower(long successes, long trials) {
        double z = StandardNormal.Z_975;
        double rate = (double) successes / trials;
        double root = z * Math.sqrt(z * z + 4.0 * successes * ((double) (trials - successes) / trials));
        return 2.0 * successes * rate / (2.0 * successes + z * z + root);
    }
}
