package dev.rekindle.notification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user when a message is to leave.
 *
 * @param email absent: unknown
 * @param zone the user's own; absent: the configured one
 * @param protection why nobody may target the user; absent: may be
 */
record Receiver(
        String userId,
        @Nullable String email,
        @Nullable String zone,
        @Nullable String protection,
        boolean pushOff,
        @Nullable LocalDate blockedAt) {}
