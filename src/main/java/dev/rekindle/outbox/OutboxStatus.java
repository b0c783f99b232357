package dev.rekindle.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the news has got.
 *
 * @param waiting how many messages the broker doesn't have yet
 * @param oldest when the oldest of them was written; absent when there is none
 * @param failure why the last attempt failed; absent when it did not
 */
public record OutboxStatus(
        long waiting, @Nullable Instant oldest, @Nullable String failure) {}
