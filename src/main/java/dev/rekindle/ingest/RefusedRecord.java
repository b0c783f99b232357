package dev.rekindle.ingest;

import dev.rekindle.activity.Refusal;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of the stream and why it cannot be recorded. */
record RefusedRecord(ConsumerRecord<byte[], byte[]> record, Refusal refusal) {}
