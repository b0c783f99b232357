package dev.rekindle.recommendation;

/** What an offer wants the user to do; {@code fulfils_aim} in SQL says which actions do it. */
public enum Aim {
    ACT,
    PLAY,
    PARTNER_VISIT,
    PARTNER_QUIZ,
    QUIZ,
    PURCHASE,
    CLAIM,
    JOIN,
    UNLOCK
}
