package dev.rekindle.ingest;

import java.time.Instant;

/**
 * How far a partition is recorded.
 *
 * @param nextOffset of the first record that is not
 * @param recordedUntil Kafka's time of the last record that is
 * @param missed records that the broker deleted before they were read
 */
record StreamPosition(int partition, long nextOffset, Instant recordedUntil, long missed) {}
