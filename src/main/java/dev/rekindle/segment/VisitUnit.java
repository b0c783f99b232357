package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What counts as a visit to the partner. */
public enum VisitUnit {
    @JsonProperty("visits")
    VISITS,
    /** Visits, and earning tokens at the partner (S1 §2.2.2, note). */
    @JsonProperty("earnings")
    EARNINGS
}
