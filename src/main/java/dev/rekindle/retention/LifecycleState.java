package dev.rekindle.retention;

import java.util.Locale;

/** Where users stand in a period. */
public enum LifecycleState {
    NEW,
    RETURNING,
    RESURRECTED,
    DORMANT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
