package dev.rekindle.notification;

import java.time.Instant;
import java.util.UUID;

/** A message that was tried as often as it may be, and why it did not arrive the last time. */
public record DeadNotification(
        String userId,
        UUID id,
        Channel channel,
        String cause,
        int attempts,
        DeliveryFailure failure,
        Instant createdAt) {}
