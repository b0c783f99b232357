package dev.rekindle.ingest;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Records what came from the stream: actions, dead letters and how far the stream is recorded, in one transaction, so
 * that whatever is killed the three agree.
 */
@Service
public class StreamIntakeService {

    private final StreamPositionStore positions;
    private final ActionIntakeService intake;
    private final DeadLetterStore deadLetters;
    private final Clock clock;

    StreamIntakeService(
            StreamPositionStore positions, ActionIntakeService intake, DeadLetterStore deadLetters, Clock clock) {
        this.positions = positions;
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /**
     * Records these, if the stream is recorded exactly up to them.
     *
     * @param arrivals what the records hold, in their order
     * @return empty when it is recorded up to somewhere else, and nothing was done; else how many became dead letters
     */
    @Transactional
    OptionalInt record(
            String topic,
            String topicId,
            Collection<Span> spans,
            List<ConsumerRecord<byte[], byte[]>> records,
            List<Arrival> arrivals) {
        var now = clock.instant();
        if (!positions.move(topic, topicId, spans, now)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return OptionalInt.empty();
        }
        var refused = intake.record(Door.KAFKA, arrivals).rejected().stream()
                .map(rejected -> new RefusedRecord(records.get(rejected.index()), rejected.refusal()))
                .toList();
        deadLetters.add(topicId, refused, now);
        return OptionalInt.of(refused.size());
    }

    /** How far each partition of this topic is recorded. */
    @Transactional(readOnly = true)
    List<StreamPosition> positions(String topic, String topicId) {
        return positions.positions(topic, topicId);
    }
}
