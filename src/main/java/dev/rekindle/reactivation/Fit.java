package dev.rekindle.reactivation;

import java.util.Locale;

/** How far along the matching rules a user gets: the last rule for which some job post satisfies it and all before. */
public enum Fit {
    NOT_AT_RISK(0),
    HIGH_RISK(1),
    LAST_SETTLEMENT(2),
    REGION(3),
    CATEGORY(4),
    PAY(5);

    private final int level;

    Fit(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule of this key. */
    public static Fit of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
