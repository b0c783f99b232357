package dev.rekindle.refresh;

import java.util.Map;

/** What operators watch, at a moment; NaN is what is not known. Moments are seconds since 1970. */
record Measurement(
        double measuredAt,
        double streamRunning,
        double streamLag,
        double streamCompleteUntil,
        double actionsAccepted,
        double actionsDuplicate,
        double deadLetters,
        double outboxWaiting,
        double outboxAgeSeconds,
        double redisWaiting,
        double nightGoodAt,
        double alertsFiring,
        Map<String, Double> kpis,
        Map<String, Double> kpisOfLastDay,
        Map<String, Double> nightStepSeconds,
        Map<String, Double> jobSeconds,
        Map<String, Double> jobGoodAt,
        Map<String, Double> badChecks,
        Map<String, Double> notifications) {

    private static final double UNKNOWN = Double.NaN;

    /** Before the first. */
    static final Measurement NONE = new Measurement(
            UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN,
            Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
}
