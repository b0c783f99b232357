package dev.rekindle.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a user by one channel, and what is known of the user now.
 *
 * @param attempts how often it was tried
 * @param email absent: unknown
 * @param protection why nobody may target the user; absent: may be
 */
record Delivery(
        String userId,
        UUID id,
        Channel channel,
        String cause,
        String title,
        String message,
        String payload,
        int attempts,
        @Nullable String email,
        @Nullable String zone,
        @Nullable String protection,
        boolean pushOff,
        @Nullable LocalDate blockedAt) {

    /**
     * What becomes of it.
     *
     * @param reason why it is skipped; absent otherwise
     * @param dueAt when it is looked at again, where it waits
     */
    record Verdict(
            Delivery delivery,
            String state,
            @Nullable String reason,
            @Nullable Instant dueAt) {}
}
