package dev.rekindle.campaign;

import java.math.BigDecimal;

/**
 * What one supposes about a campaign before it is sent.
 *
 * @param usersPerArm high-risk users in each arm
 * @param matchedShare share of them with at least one matching job post
 * @param margin non-inferiority margin of the blocking rate
 */
public record SimulationAssumptions(
        int usersPerArm, double matchedShare, Response control, Response a, Response b, double margin) {

    public static final int MOST_USERS_PER_ARM = 10_000_000;

    /**
     * How the users of one arm are supposed to respond.
     *
     * @param applyRateMatched chance that a user with a match applies
     * @param applyRateUnmatched chance that a user without one applies
     * @param blockingRate chance that a user blocks notifications after the message
     */
    public record Response(double applyRateMatched, double applyRateUnmatched, double blockingRate) {

        public Response {
            requireShare("applyRateMatched", applyRateMatched);
            requireShare("applyRateUnmatched", applyRateUnmatched);
            requireShare("blockingRate", blockingRate);
        }
    }

    public SimulationAssumptions {
        if (usersPerArm < 1 || usersPerArm > MOST_USERS_PER_ARM) {
            throw new IllegalArgumentException(
                    "An arm has 1 to %,d users, not %,d.".formatted(MOST_USERS_PER_ARM, usersPerArm));
        }
        requireShare("matchedShare", matchedShare);
        requireShare("margin", margin);
    }

    /** The scenario's: response probabilities of S4 §H, arm size and matched share of §F, blocking rates of §I. */
    public static SimulationAssumptions scenario() {
        return new SimulationAssumptions(
                845,
                0.83,
                new Response(0.02, 0.02, 0.083),
                new Response(0.06, 0.03, 0.108),
                new Response(0.14, 0.04, 0.103),
                0.02);
    }

    public Response of(Arm arm) {
        return switch (arm) {
            case CONTROL -> control;
            case A -> a;
            case B -> b;
        };
    }

    /** Over matched and unmatched users together. */
    public double applyRate(Arm arm) {
        var response = of(arm);
        return matchedShare * response.applyRateMatched() + (1 - matchedShare) * response.applyRateUnmatched();
    }

    /** Whether the arm truly blocks less than the margin above Control; in decimals, as they were typed. */
    boolean keepsMargin(Arm arm) {
        var difference =
                BigDecimal.valueOf(of(arm).blockingRate()).subtract(BigDecimal.valueOf(control.blockingRate()));
        return difference.compareTo(BigDecimal.valueOf(margin)) < 0;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s must lie between 0 and 1, not %s.".formatted(name, value));
        }
    }
}
