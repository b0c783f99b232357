package dev.rekindle.kpi;

import java.util.Locale;

/** What figures are compared with. */
public enum Comparison {
    /** The same day, and the same hours of it, a week before. */
    WEEK,
    /** Means over the complete days of the range, and over as many days before it. */
    PERIOD;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
