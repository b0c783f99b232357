package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a group can ask for. */
public enum Bound {
    MIN_RECENCY_DAYS(0),
    MAX_RECENCY_DAYS(1),
    MIN_FREQUENCY(2),
    MAX_FREQUENCY(3),
    MIN_VISITS(4),
    MAX_VISITS(5),
    MIN_MONETARY(6),
    MAX_MONETARY(7),
    MIN_BALANCE(8),
    MAX_BALANCE(9);

    private final int bit;

    Bound(int bit) {
        this.bit = bit;
    }

    /** Which bit of {@code segment_standing_of} tells of this bound. */
    int bit() {
        return bit;
    }

    /** As it is written in the document of a policy. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the value is at least this, rather than at most. */
    public boolean isLower() {
        return name().startsWith("MIN_");
    }

    /** Whether it limits a number of things, rather than an amount. */
    public boolean isWhole() {
        return switch (this) {
            case MIN_MONETARY, MAX_MONETARY, MIN_BALANCE, MAX_BALANCE -> false;
            default -> true;
        };
    }

    /** The bound on the other side of the same value. */
    Bound opposite() {
        return valueOf((isLower() ? "MAX_" : "MIN_") + name().substring("MIN_".length()));
    }
}
