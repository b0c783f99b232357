package dev.rekindle.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the stream does.
 *
 * @param since when it began to be in this state
 * @param topic where actions are sent
 * @param broker where the broker is looked for
 * @param lastActionAt the latest time of any action; absent when there is none
 * @param completeUntil every action that was sent before is recorded; absent when that is not known
 * @param perSecond actions accepted a second, over the last one to two minutes, by all doors
 * @param duplicates dropped so far, by all doors
 * @param deadLetters not recorded so far
 */
public record StreamStatus(
        State state,
        Instant since,
        String topic,
        String broker,
        @Nullable Instant lastActionAt,
        @Nullable Instant completeUntil,
        double perSecond,
        long accepted,
        long duplicates,
        long deadLetters,
        List<Partition> partitions) {

    /** What it does, or waits for. */
    public enum State {
        STARTING,
        RUNNING,
        WAITING_FOR_BROKER,
        WAITING_FOR_DATABASE,
        /** An import of actions has the intake to itself until it is done. */
        WAITING_FOR_IMPORT,
        /** A batch cannot be recorded for a reason that is ours; the log says which. */
        STUCK
    }

    /**
     * How far a partition is recorded.
     *
     * @param lag how many records are not recorded yet; absent when the broker does not answer
     * @param recordedUntil Kafka's time of the last recorded one; absent when none was
     * @param missed records that the broker deleted before they were read
     */
    public record Partition(
            int partition,
            long nextOffset,
            @Nullable Long lag,
            @Nullable Instant recordedUntil,
            long missed) {}
}
