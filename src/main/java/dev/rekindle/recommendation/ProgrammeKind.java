package dev.rekindle.recommendation;

/** What a programme is; of each kind a user is offered at most one at a time. */
public enum ProgrammeKind {
    PACKAGE,
    MISSION,
    REWARD,
    EVENT,
    MESSAGE
}
