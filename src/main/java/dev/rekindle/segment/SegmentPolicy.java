package dev.rekindle.segment;

import java.time.Instant;

/**
 * One version of a named set of rules. It never changes; an edit makes the next version.
 *
 * @param active whether users are in groups by this one
 */
public record SegmentPolicy(
        String name, int version, SegmentRules rules, Instant createdAt, String createdBy, boolean active) {}
