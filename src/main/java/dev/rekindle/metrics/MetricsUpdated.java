package dev.rekindle.metrics;

import java.time.LocalDate;

/**
 * What is kept of some users has changed, in the current transaction: each of them is a row of the session's table
 * {@code touched_users}. When they acted, days that had no action before are in {@code new_days}, the days that begin
 * to act or to pay at another hour than before in {@code changed_days} (an hour before is absent where there was none),
 * the users of whom an action may turn out to be the first in {@code beginners}, and the actions in
 * {@code new_actions}. What must be true at the commit handles this in the same thread.
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
