package dev.rekindle.kpi;

/** How an alert stands. */
public enum AlertState {
    NORMAL,
    /** Its bound is passed, but not yet for as long as the rule asks. */
    PENDING,
    /** It was told. */
    FIRING,
    /** Its figure cannot be computed, or is old. */
    NO_DATA,
    /** It fired and is over; after a day it is normal again. */
    RECOVERED
}
