package dev.rekindle.ingest;

import dev.rekindle.ingest.StreamStatus.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether figures of now are figures of now.
 *
 * @param since when it began to be in this state
 * @param completeUntil every action that was sent before is recorded, by the broker's last answer; absent when there
 *     was none
 */
public record StreamPulse(
        State state, Instant since, @Nullable Instant completeUntil) {}
