package dev.rekindle.quiz;

/** What a question asks about. Only the risk scale makes a profile; the others are recorded and target nobody. */
public enum QuizScale {
    RISK,
    PREFERENCE,
    REWARD_RESPONSE,
    DOPAMINE_SENSITIVITY
}
