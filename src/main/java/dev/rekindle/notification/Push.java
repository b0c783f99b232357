package dev.rekindle.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message for topic {@code notification.requested}.
 *
 * @param cause what it tells of: the campaign, or the event ids of the earnings
 * @param id of the row it stands for; absent where it sums several up, or is a test
 */
record Push(String userId, String cause, @Nullable UUID id, String payload) {}
