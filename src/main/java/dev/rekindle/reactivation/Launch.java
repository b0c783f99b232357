package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/** A launch as it was: who launched what when, and what came of it at that moment. */
public record Launch(
        LocalDate asOf, String lang, String snapshotId, String launchedBy, Instant launchedAt, Outcome outcome) {

    /**
     * What came of a launch.
     *
     * @param users recipients by arm
     * @param leftOut users without a message, by reason
     * @param messages rows that were new, one for each user and channel; what had been asked before is not
     */
    public record Outcome(Map<Arm, Long> users, SortedMap<String, Long> leftOut, int messages) {}
}
