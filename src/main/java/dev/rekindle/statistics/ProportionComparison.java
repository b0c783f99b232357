package dev.rekindle.statistics;

import java.util.Optional;

/**
 * How far an arm's rate lies above Control's: the uplift, its interval and its p-value.
 *
 * <p>Assumes two independent groups of independent users. The p-value is an approximation for large groups; the
 * interval also holds for small ones and for rates at 0 and 1.
 *
 * @param control the group compared with
 * @param arm the group compared
 */
public record ProportionComparison(Proportion control, Proportion arm) {

    /** Arm's rate − Control's rate, a fraction in −1 … 1. */
    public Estimate difference() {
        return someoneInBoth() ? Estimate.of(observedDifference()) : Estimate.not("one of the two arms has no users");
    }

    /**
     * The difference's interval of 95 %: d − √((p₂−l₂)² + (u₁−p₁)²) … d + √((u₂−p₂)² + (p₁−l₁)²), with Wilson's l and
     * u.
     *
     * <p>Source: method 10 (hybrid score, without continuity correction) in R. G. Newcombe, "Interval estimation for
     * the difference between independent proportions", Statistics in Medicine 17, 1998, 873–890.
     *
     * @return a part of −1 … 1, empty when an arm has no users
     */
    public Optional<Interval> interval() {
        return control.wilson().flatMap(ofControl -> arm.wilson().map(ofArm -> hybrid(ofControl, ofArm)));
    }

    /** Difference / Control's rate: 0.5 means half as many again; not estimable when Control's rate is 0. */
    public Estimate relative() {
        if (!someoneInBoth()) {
            return Estimate.not("one of the two arms has no users");
        }
        if (control.successes() == 0) {
            return Estimate.not("the rate in Control is 0");
        }
        return Estimate.of(crossDifference() / ((double) arm.trials() * control.successes()));
    }

    /**
     * Two-sided p-value of equal rates: z = d / √(p̄(1−p̄)(1/n₁ + 1/n₂)), p = 2·P(Z &gt; |z|), with the pooled rate p̄.
     *
     * <p>Equals the chi-square test of the 2 × 2 table without continuity correction. Right to 9 digits down to 1e-300,
     * below that it fades to 0. Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd edition,
     * 1981, §2.
     */
    public Estimate pValue() {
        if (!someoneInBoth()) {
            return Estimate.not("one of the two arms has no users");
        }
        double successes = (double) control.successes() + arm.successes();
        double failures = (double) control.failures() + arm.failures();
        if (successes == 0 || failures == 0) {
            return Estimate.not("every user in both arms has the same outcome");
        }
        double users = successes + failures;
        double z = crossDifference() * Math.sqrt(users / successes / failures / control.trials() / arm.trials());
        return Estimate.of(StandardNormal.outside(z));
    }

    boolean someoneInBoth() {
        return control.trials() > 0 && arm.trials() > 0;
    }

    double observedDifference() {
        return crossDifference() / ((double) control.trials() * arm.trials());
    }

    private double crossDifference() {
        return Products.difference(
                (double) arm.successes(), (double) control.trials(), (double) control.successes(), (double)
                        arm.trials());
    }

    private Interval hybrid(Interval ofControl, Interval ofArm) {
        double difference = observedDifference();
        double down = Math.hypot(arm.observedRate() - ofArm.lower(), ofControl.upper() - control.observedRate());
        double up = Math.hypot(ofArm.upper() - arm.observedRate(), control.observedRate() - ofControl.lower());
        return new Interval(difference - down, difference + up);
    }
}
