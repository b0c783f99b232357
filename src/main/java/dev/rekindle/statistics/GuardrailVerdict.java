package dev.rekindle.statistics;

/** Whether an arm keeps the guardrail, i.e. harms no more than the margin allows. */
public enum GuardrailVerdict {
    /** Shown: the arm is worse than Control by less than the margin. */
    HELD,
    /** Not shown, and the arm is worse than Control beyond chance. */
    BREACHED,
    /** Neither is shown; more users are needed. */
    NOT_ESTABLISHED
}
