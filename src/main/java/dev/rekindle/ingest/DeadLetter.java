package dev.rekindle.ingest;

import dev.rekindle.activity.Refusal;
import dev.rekindle.activity.RefusalReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the stream that could not be recorded as it is.
 *
 * @param sample its beginning, as readable as it can be made
 * @param bytes how long all of it is
 * @param triedAt when it was last replayed; absent when it never was
 */
public record DeadLetter(
        Place place,
        Refusal refusal,
        String sample,
        int bytes,
        Instant arrivedAt,
        State state,
        @Nullable Instant triedAt) {

    /** Where a record stands, for ever. */
    public record Place(String topic, String topicId, int partition, long offset) {}

    /** What became of it. */
    public enum State {
        WAITING,
        REPLAYED,
        REFUSED_AGAIN
    }

    /**
     * How many are not recorded for one reason.
     *
     * @param newest one of them
     */
    public record Count(RefusalReason reason, long letters, DeadLetter newest) {}
}
