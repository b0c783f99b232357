package dev.rekindle.ingest;

import dev.rekindle.activity.IntakeIsHeld;
import dev.rekindle.ingest.StreamState.Obstacle;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tries a batch that could not be recorded again, after a pause that grows, for as long as it takes: nothing is
 * skipped. While it pauses the consumer keeps its partitions, as Kafka hears from it in the background.
 */
@Component
class StreamRetry implements CommonErrorHandler {

    private final StreamState state;
    private final IngestSettings settings;

    StreamRetry(StreamState state, IngestSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        var firsts = new HashMap<TopicPartition, Long>();
        records.partitions()
                .forEach(partition -> firsts.put(
                        partition, records.records(partition).getFirst().offset()));
        firsts.forEach(consumer::seek);
        pause(thrown, container);
    }

    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        pause(thrown, container);
    }

    private void pause(Exception thrown, MessageListenerContainer container) {
        var failures = state.readerWaits(obstacle(thrown), thrown);
        try {
            ListenerUtils.stoppableSleep(container, settings.pause(failures).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Obstacle obstacle(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSqlGrammarException || cause instanceof DataIntegrityViolationException) {
                return Obstacle.OURS;
            }
            if (cause instanceof IntakeIsHeld) {
                return Obstacle.IMPORT;
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return Obstacle.DATABASE;
            }
            if (cause instanceof KafkaException) {
                return Obstacle.BROKER;
            }
        }
        return Obstacle.OURS;
    }
}
