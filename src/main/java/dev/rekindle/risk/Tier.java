package dev.rekindle.risk;

import java.util.Locale;

/** How much a user has worked, by {@code users.total_settle_cnt} and the bounds of a {@link RiskPolicy}. */
public enum Tier {
    LIGHT,
    REGULAR,
    POWER,
    UNDEFINED;

    /** The tier's name in SQL, JSON and URLs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Tier of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
