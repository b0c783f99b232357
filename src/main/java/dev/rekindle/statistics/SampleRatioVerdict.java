package dev.rekindle.statistics;

/** Whether the arms hold the shares of users that they were meant to hold. */
public enum SampleRatioVerdict {
    /** Too few users to tell. */
    NOT_ENOUGH_DATA,
    /** The counts agree with the intended shares. */
    BALANCED,
    /**
     * The counts contradict the intended shares: assignment or logging is broken, and no comparison is to be trusted.
     */
    MISMATCH
}
