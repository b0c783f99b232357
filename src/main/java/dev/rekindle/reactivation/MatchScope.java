package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import java.util.Locale;

/** Whose matches are looked at. */
public enum MatchScope {
    /** All high-risk users. */
    POTENTIAL,
    /** Those of them logged in arm A or B. */
    EXECUTABLE;

    int armBits() {
        return this == POTENTIAL ? 0 : Arm.A.bit() | Arm.B.bit();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
