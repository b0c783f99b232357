package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What M sums. */
public enum MonetaryUnit {
    @JsonProperty("spent_tokens")
    SPENT_TOKENS,
    @JsonProperty("earned_at_partner")
    EARNED_AT_PARTNER,
    @JsonProperty("cash")
    CASH,
    /** The values of a metadata key that are numbers. */
    @JsonProperty("metadata")
    METADATA
}
