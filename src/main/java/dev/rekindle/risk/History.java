package dev.rekindle.risk;

import java.util.Locale;

/** Which settlements a cycle and a recency are computed from. */
public enum History {
    /** Those strictly before the as-of date. */
    BEFORE,
    /** Every one, whatever its date: lets the future leak into the target. */
    ALL;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
