package dev.rekindle.statistics;

/**
 * How likely a campaign is to find a difference that is there: the two-sided pooled z test of two rates at a level of 5
 * %.
 *
 * <p>Assumes arms of equal size and the normal approximation, which is rough when fewer than about 5 responses are
 * expected in an arm. Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd edition, 1981, §3; the
 * same formula as R's {@code power.prop.test(strict = TRUE)}.
 *
 * @param controlRate true rate in Control, a fraction in 0 … 1
 * @param armRate true rate in the arm, a fraction in 0 … 1
 * @param usersPerArm users in each of the two, 1 or more
 */
public record TwoProportionPower(double controlRate, double armRate, long usersPerArm) {

    private static final double LEVEL = 0.05;

    /**
     * Checks rates and users.
     *
     * @throws IllegalArgumentException when a rate lies outside 0 … 1 or there are no users
     */
    public TwoProportionPower {
        requireRate(controlRate);
        requireRate(armRate);
        if (usersPerArm < 1) {
            throw new IllegalArgumentException("An arm needs users, but has " + usersPerArm);
        }
    }

    /**
     * P(Z &gt; (z·σ₀ − δ√n)/σ₁) + P(Z &lt; (−z·σ₀ − δ√n)/σ₁), with δ = |p₂ − p₁|, σ₀² = 2p̄(1−p̄), σ₁² = p₁(1−p₁) +
     * p₂(1−p₂).
     *
     * @return 0 … 1; 0.05 when the rates are equal, and 0 when both are 0 or both are 1, where the test has nothing to
     *     compare
     */
    public double power() {
        double underNone = deviationUnderNone(controlRate, armRate);
        double underDifference = deviationUnderDifference(controlRate, armRate);
        double shift = Math.abs(armRate - controlRate) * Math.sqrt((double) usersPerArm);
        double critical = StandardNormal.Z_975 * underNone;
        if (underDifference == 0) {
            return shift > critical ? 1 : 0;
        }
        return StandardNormal.above((critical - shift) / underDifference)
                + StandardNormal.below((-critical - shift) / underDifference);
    }

    /**
     * The users per arm with which the power is reached: ⌈((z·σ₀ + z_power·σ₁) / δ)²⌉.
     *
     * @param power the chance wanted of finding the difference, e.g. 0.8
     * @throws IllegalArgumentException when a rate lies outside 0 … 1, the rates are equal (no number of users finds a
     *     difference that is not there), or the power is not between 0.05 and 1
     */
    public static long usersNeeded(double controlRate, double armRate, double power) {
        requireRate(controlRate);
        requireRate(armRate);
        if (controlRate == armRate) {
            throw new IllegalArgumentException(
                    "No number of users finds a difference between equal rates of " + armRate);
        }
        if (!(power > LEVEL && power < 1)) {
            throw new IllegalArgumentException("A power lies between " + LEVEL + " and 1, but was " + power);
        }
        double root = (StandardNormal.Z_975 * deviationUnderNone(controlRate, armRate)
                        + StandardNormal.quantile(power) * deviationUnderDifference(controlRate, armRate))
                / (armRate - controlRate);
        return (long) Math.ceil(root * root);
    }

    private static double deviationUnderNone(double controlRate, double armRate) {
        double pooled = (controlRate + armRate) / 2;
        return Math.sqrt(2 * pooled * (1 - pooled));
    }

    private static double deviationUnderDifference(double controlRate, double armRate) {
        return Math.sqrt(controlRate * (1 - controlRate) + armRate * (1 - armRate));
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("A rate lies in 0 … 1, but was " + rate);
        }
    }
}
