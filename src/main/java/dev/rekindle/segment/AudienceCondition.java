package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an audience can ask for, in the order in which losses are told. */
public enum AudienceCondition {
    RECENCY_DAYS(1),
    FREQUENCY(2),
    MONETARY(4),
    VISITS(8),
    BALANCE(16),
    SEGMENT(32),
    REGION(64),
    TIER(128);

    private final int bit;

    AudienceCondition(int bit) {
        this.bit = bit;
    }

    /** As it is written in documents, URLs and the bits of {@code audience_failed}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bit of {@code audience_failed} that says who fails it. */
    int bit() {
        return bit;
    }

    /** Whether it limits a number of things, rather than an amount. */
    boolean isWhole() {
        return switch (this) {
            case RECENCY_DAYS, FREQUENCY, VISITS -> true;
            default -> false;
        };
    }

    /** Whether it is a range, rather than a set. */
    public boolean isRange() {
        return switch (this) {
            case RECENCY_DAYS, FREQUENCY, MONETARY, VISITS, BALANCE -> true;
            case SEGMENT, REGION, TIER -> false;
        };
    }
}
