package dev.rekindle.matching;

import java.util.Locale;

/** Which job posts may be offered. */
public enum PostHorizon {
    /** Those posted on or before the as-of date. */
    UNTIL,
    /** Every one, whatever its date. */
    ALL;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
