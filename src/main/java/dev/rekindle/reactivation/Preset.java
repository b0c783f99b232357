package dev.rekindle.reactivation;

import java.util.Locale;

/** A named starting point for a policy. */
public enum Preset {
    /** Nothing from the future: quantile 0.75, history before and posts until the as-of date. */
    STANDARD,
    /**
     * As the scenario's published numbers were computed: {@code ntile3} over all rows, which lets the future leak in.
     */
    REFERENCE_SCENARIO;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
