package dev.rekindle.statistics;

import java.util.Optional;

/**
 * The guardrail: is an arm's rate of something unwanted (blocked notifications) worse than Control's by less than a
 * margin?
 *
 * <p>The burden of proof is reversed: no evidence of harm is not evidence of no harm. Assumes independent users and
 * groups large enough for the normal approximation. Source: unpooled z test as in S.-C. Chow, J. Shao, H. Wang, "Sample
 * Size Calculations in Clinical Research", 2nd edition, 2008, §4.2.
 *
 * @param control the group compared with
 * @param arm the group compared
 * @param margin the difference that is just too much, a fraction: 0.02 allows up to 2 percentage points
 */
public record NonInferiority(Proportion control, Proportion arm, double margin) {

    private static final double ONE_SIDED_LEVEL = 0.025;
    /**
     * Standard errors for a one-sided level of 2.5 % and a power of 80 %, to the digits that the product's design
     * gives.
     */
    private static final double Z_LEVEL_AND_POWER = 1.959964 + 0.841621;

    /**
     * Checks the margin.
     *
     * @throws IllegalArgumentException unless 0 ≤ margin &lt; 1
     */
    public NonInferiority {
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException("A margin is a fraction from 0 to below 1, but was " + margin);
        }
    }

    /** Arm's rate − Control's rate, a fraction; above 0 is worse. */
    public Estimate difference() {
        return comparison().difference();
    }

    /** The difference's 95 % interval, Newcombe's as in {@link ProportionComparison#interval()}. */
    public Optional<Interval> interval() {
        return comparison().interval();
    }

    /** One-sided p-value of "difference ≥ margin": P(Z &lt; (d − margin) / √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂)). */
    public Estimate pValue() {
        if (!comparison().someoneInBoth()) {
            return Estimate.not("one of the two arms has no users");
        }
        double standardError = Math.sqrt(control.variance() + arm.variance());
        if (standardError == 0) {
            return Estimate.not("within each arm every user has the same outcome");
        }
        return Estimate.of(StandardNormal.below((comparison().observedDifference() - margin) / standardError));
    }

    /**
     * HELD when the p-value is below 0.025; BREACHED when not held and the interval lies above 0; else, and always when
     * the p-value is not estimable, NOT_ESTABLISHED.
     */
    public GuardrailVerdict verdict() {
        return switch (pValue()) {
            case NotEstimable none -> GuardrailVerdict.NOT_ESTABLISHED;
            case Estimated(double p) when p < ONE_SIDED_LEVEL -> GuardrailVerdict.HELD;
            case Estimated some ->
                interval().orElseThrow().lower() > 0 ? GuardrailVerdict.BREACHED : GuardrailVerdict.NOT_ESTABLISHED;
        };
    }

    /**
     * Users per arm with which an arm that does no harm is found HELD four times out of five: ⌈(1.959964 + 0.841621)² ·
     * 2p(1−p) / margin²⌉, p = Control's rate.
     */
    public Estimate usersPerArmNeeded() {
        if (control.trials() == 0) {
            return Estimate.not("Control has no users");
        }
        if (control.successes() == 0 || control.failures() == 0) {
            return Estimate.not("the rate in Control is " + (control.successes() == 0 ? 0 : 1));
        }
        if (margin == 0) {
            return Estimate.not("a margin of 0 would need infinitely many users");
        }
        double p = control.observedRate();
        double standardErrors = Z_LEVEL_AND_POWER / margin;
        return Estimate.of(Math.ceil(standardErrors * standardErrors * 2 * p * (1 - p)));
    }

    private ProportionComparison comparison() {
        return new ProportionComparison(control, arm);
    }
}
