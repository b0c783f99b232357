package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a group can ask for. The order is that of the bits in {@code segment_borders_of}. */
public enum Bound {
    MIN_RECENCY_DAYS,
    MAX_RECENCY_DAYS,
    MIN_FREQUENCY,
    MAX_FREQUENCY,
    MIN_VISITS,
    MAX_VISITS,
    MIN_MONETARY,
    MAX_MONETARY,
    MIN_BALANCE,
    MAX_BALANCE;

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
        return compareTo(MIN_MONETARY) < 0;
    }

    /** The bound on the other side of the same value. */
    Bound opposite() {
        return values()[isLower() ? ordinal() + 1 : ordinal() - 1];
    }
}
