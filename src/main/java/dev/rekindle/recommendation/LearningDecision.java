package dev.rekindle.recommendation;

import java.time.Instant;
import java.time.LocalDate;

/** A decision about the weights of a choice, with everything behind it. Never changed. */
public record LearningDecision(
        long decisionId,
        Choice choice,
        Kind kind,
        LocalDate asOf,
        Instant decidedAt,
        String decidedBy,
        Learned learned) {

    /** Among the programmes of a kind for a segment. */
    public record Choice(int rewardLevel, ProgrammeKind kind) {}

    /** What was decided. */
    public enum Kind {
        ESTIMATED,
        FROZEN,
        RELEASED,
        RESET
    }
}
