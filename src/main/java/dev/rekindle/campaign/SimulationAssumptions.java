package dev.rekindle.campaign;

/**
 * What one supposes about a campaign before it is sent.
 *
 * @param usersPerArm high-risk users in each arm
 * @param matchedShare share of them with at least one matching job post
 * @param margin non-inferiority margin of the blocking rate
 */
public record SimulationAssumptions(
        int usersPerArm, double matchedShare, Arm control, Arm armA, Arm armB, double margin) {

    /**
     * What one supposes about the users of one arm.
     *
     * @param applyRateMatched chance that a user with a match applies
     * @param applyRateUnmatched chance that a user without one applies
     * @param blockingRate chance that a user blocks notifications after the message
     */
    public record Arm(double applyRateMatched, double applyRateUnmatched, double blockingRate) {

        public Arm {
            requireShare("applyRateMatched", applyRateMatched);
            requireShare("applyRateUnmatched", applyRateUnmatched);
            requireShare("blockingRate", blockingRate);
        }
    }

    public SimulationAssumptions {
        if (usersPerArm < 1) {
            throw new IllegalArgumentException("An arm needs at least one user, not %d.".formatted(usersPerArm));
        }
        requireShare("matchedShare", matchedShare);
        requireShare("margin", margin);
    }

    /** The scenario's: response probabilities of S4 §H, arm size and matched share of §F, blocking rates of §I. */
    public static SimulationAssumptions scenario() {
        return new SimulationAssumptions(
                845, 0.83, new Arm(0.02, 0.02, 0.083), new Arm(0.06, 0.03, 0.108), new Arm(0.14, 0.04, 0.103), 0.02);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s must lie between 0 and 1, not %s.".formatted(name, value));
        }
    }
}
