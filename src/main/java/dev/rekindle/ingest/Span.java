package dev.rekindle.ingest;

import java.time.Instant;

/**
 * The records of one partition in a batch.
 *
 * @param from where the reading stood before the first of them
 * @param next where it stands after the last
 * @param until Kafka's time of the last
 * @param missed how many between {@code from} and the first the broker had deleted
 */
record Span(int partition, long from, long next, Instant until, long missed) {}
