package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an audience can ask for, in the order in which losses are told. */
public enum AudienceCondition {
    RECENCY_DAYS,
    FREQUENCY,
    MONETARY,
    VISITS,
    BALANCE,
    SEGMENT,
    REGION,
    TIER;

    /** As it is written in documents, URLs and the bits of {@code audience_failed}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bit of {@code audience_failed} that says who fails it. */
    int bit() {
        return 1 << ordinal();
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
        return ordinal() <= BALANCE.ordinal();
    }
}
