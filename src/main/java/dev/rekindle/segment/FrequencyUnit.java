package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What F counts. */
public enum FrequencyUnit {
    @JsonProperty("action")
    ACTION,
    @JsonProperty("active_day")
    ACTIVE_DAY,
    /** Different values of a metadata key. */
    @JsonProperty("metadata")
    METADATA
}
