package dev.rekindle.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one user is to be told, or is not.
 *
 * @param cause what it tells of
 * @param reason why it is skipped; absent otherwise
 * @param dueAt when it may leave
 * @param sentAt when it left; absent while it waits and when it is skipped
 */
record Notification(
        String userId,
        String cause,
        String message,
        BigDecimal earnedTokens,
        @Nullable String reason,
        Instant dueAt,
        @Nullable Instant sentAt) {

    String state() {
        return reason != null ? "SKIPPED" : sentAt != null ? "SENT" : "WAITING";
    }
}
