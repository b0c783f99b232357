package dev.rekindle.demo;

/**
 * How a demo user lives in the app. The shares and habits are inputs; how many users end up in which segment comes from
 * the rules of the segments.
 */
enum DemoPersona {
    /** Plays almost every day and spends much. */
    DEVOTED(0.02, 0.93, 7.5, 0.30, 1_350, 0.002),
    /** Comes most days. */
    ENGAGED(0.08, 0.62, 4.0, 0.22, 450, 0.005),
    /** Comes now and then. */
    OCCASIONAL(0.30, 0.24, 2.5, 0.12, 160, 0.010),
    /** Looks in rarely and drifts away. */
    FADING(0.60, 0.06, 1.6, 0.05, 90, 0.025);

    private static final double[] SHARES =
            Draws.runningSums(DEVOTED.share, ENGAGED.share, OCCASIONAL.share, FADING.share);

    private final double share;

    /** Chance of a day with actions while the user has not left. */
    final double activeDays;

    /** Mean number of actions on such a day. */
    final double actionsPerDay;

    /** Chance that such a day begins at the partner's site. */
    final double partnerVisits;

    /** Mean tokens of one mission in the app, of which most are spent. */
    final double earning;

    /** Chance, after each day with actions, to leave for good. */
    final double leaving;

    DemoPersona(
            double share,
            double activeDays,
            double actionsPerDay,
            double partnerVisits,
            double earning,
            double leaving) {
        this.share = share;
        this.activeDays = activeDays;
        this.actionsPerDay = actionsPerDay;
        this.partnerVisits = partnerVisits;
        this.earning = earning;
        this.leaving = leaving;
    }

    static DemoPersona drawn(Draws draws) {
        return values()[draws.oneOf(SHARES)];
    }
}
