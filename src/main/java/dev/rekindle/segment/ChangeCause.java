package dev.rekindle.segment;

import java.util.Locale;

/** Why a user changed group. */
public enum ChangeCause {
    USER_ACTED,
    TIME_PASSED,
    POLICY_CHANGED,
    /** What was kept was not what the actions say, and was put right. Nobody hears of it. */
    RECOMPUTED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
