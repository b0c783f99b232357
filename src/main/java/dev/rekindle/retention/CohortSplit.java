package dev.rekindle.retention;

import java.util.Locale;

/** By what users are told apart. */
public enum CohortSplit {
    NONE,
    SEGMENT,
    REGION,
    FIRST_ACTION,
    /**
     * Of a campaign. Arms are dealt by chance, so what differs between them is an effect; all other parts only differ.
     */
    ARM;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isRandomised() {
        return this == ARM;
    }
}
