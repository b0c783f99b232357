package dev.rekindle.metrics;

import java.time.LocalDate;

/**
 * What is kept of some users has changed, in the current transaction: each of them is a row of the session's table
 * {@code touched_users}. What must be true at the commit handles this in the same thread.
 *
 * @param today in the configured zone
 */
public record MetricsUpdated(LocalDate today, Cause cause) {

    /** Why metrics change. */
    public enum Cause {
        USER_ACTED,
        TIME_PASSED
    }
}
