package dev.rekindle.campaign;

import java.util.Locale;

/** Why a user is not contacted. In this order: a user is counted under the first reason that holds. */
public enum LeftOutReason {
    SELF_EXCLUDED,
    UNDER_AGE,
    NO_CONSENT,
    COOLING_OFF,
    PUSH_OFF,
    BLOCKED,
    FREQUENCY_CAP;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
