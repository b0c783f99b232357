package dev.rekindle.segment;

/**
 * Users have come into other groups, in the current transaction: those in the session's table {@code moved_users} whose
 * {@code from_group} is not their {@code to_group}.
 */
public record SegmentsChanged() {}
