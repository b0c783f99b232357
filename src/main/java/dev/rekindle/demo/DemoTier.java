package dev.rekindle.demo;

/** How often a tier comes up, how often its people work and how soon they stop. */
enum DemoTier {
    LIGHT(0.3053, 34.0, 0.048),
    REGULAR(0.5337, 28.4, 0.080),
    POWER(0.1610, 22.3, 0.158);

    /** Users are dealt their tiers in blocks of this size, each with the scenario's exact mix. */
    static final int BLOCK = 10_000;

    private static final double[] REGULAR_COUNTS = Draws.runningSums(0.43, 0.25, 0.18, 0.14);

    /** Of the users, as in the scenario. */
    final double share;

    /** Mean over users of their mean gap between two settlements. */
    final double meanCycleDays;

    /** Chance to stop for good after a settlement. */
    final double lapseHazard;

    DemoTier(double share, double meanCycleDays, double lapseHazard) {
        this.share = share;
        this.meanCycleDays = meanCycleDays;
        this.lapseHazard = lapseHazard;
    }

    /** What the app has counted for a user of this tier; as in the scenario, not the number of rows we hold of them. */
    int totalSettleCount(Draws draws) {
        return switch (this) {
            case LIGHT -> 1;
            case REGULAR -> 2 + draws.oneOf(REGULAR_COUNTS);
            case POWER -> 6 + (int) draws.gamma(1, 2.5);
        };
    }

    /** One block of users in random order. */
    static DemoTier[] shuffledBlock(Draws draws) {
        var block = new DemoTier[BLOCK];
        var next = 0;
        for (var tier : values()) {
            for (var end = next + Math.round(tier.share * BLOCK); next < end; next++) {
                block[next] = tier;
            }
        }
        for (int i = BLOCK - 1; i > 0; i--) {
            var other = draws.between(0, i);
            var kept = block[i];
            block[i] = block[other];
            block[other] = kept;
        }
        return block;
    }
}
