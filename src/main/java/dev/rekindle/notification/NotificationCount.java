package dev.rekindle.notification;

import org.jspecify.annotations.Nullable;

/**
 * How many messages of a channel are in a state.
 *
 * @param reason why they were skipped; absent in other states
 */
public record NotificationCount(
        Channel channel, String state, @Nullable String reason, long notifications) {}
