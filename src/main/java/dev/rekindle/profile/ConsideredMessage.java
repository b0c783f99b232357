package dev.rekindle.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was considered for a user.
 *
 * @param reason why it was withheld; absent otherwise
 * @param sentAt absent while it waits and when it was withheld
 */
public record ConsideredMessage(
        Instant createdAt,
        String notificationType,
        String channel,
        String message,
        String state,
        @Nullable String reason,
        Instant dueAt,
        @Nullable Instant sentAt) {}
