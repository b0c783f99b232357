package dev.rekindle.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How actions come in.
 *
 * @param topic where the app sends them
 * @param deadLetterTopic where those go that cannot be recorded
 * @param partitions of both topics, when they are made here
 * @param largestRecord what a record of the topic may weigh, when it is made here: more than an action may, so that one
 *     that is too large is found among the dead letters
 * @param group the consumer group of all instances
 * @param consumers how many read at a time in this instance
 * @param batch the most actions recorded in one transaction
 * @param largestBody of a request
 * @param shortestPause before the first further try when the database or the broker does not answer; doubled each time
 * @param longestPause before any further try
 */
@ConfigurationProperties("rekindle.ingest")
record IngestSettings(
        @DefaultValue("user.actions") String topic,
        @DefaultValue("user.actions.dlt") String deadLetterTopic,
        @DefaultValue("6") int partitions,
        @DefaultValue("8MB") DataSize largestRecord,
        @DefaultValue("rekindle") String group,
        @DefaultValue("2") int consumers,
        @DefaultValue("20000") int batch,
        @DefaultValue("8MB") DataSize largestBody,
        @DefaultValue("500ms") Duration shortestPause,
        @DefaultValue("15s") Duration longestPause) {

    /** How long to wait before this try, counted from 1. */
    Duration pause(int failures) {
        var doubled = shortestPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
