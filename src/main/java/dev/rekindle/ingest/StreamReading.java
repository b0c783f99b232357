package dev.rekindle.ingest;

import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Refusal;
import dev.rekindle.activity.RefusalReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes each batch of the stream to the intake, and knows where each partition is being read.
 *
 * <p>The database alone says how far the stream is recorded. A reader therefore sets out from there, and a batch counts
 * only when it begins where the reader was set, of the very topic it was set for: then what lies between is known not
 * to exist. Any other batch (after a failure whose outcome is unknown, from a reader whose partitions another one has
 * taken over, from a topic that was made anew) is dropped, and its partitions are read again from where they are
 * recorded.
 */
@Component
class StreamReading {

    private static final Logger LOG = LoggerFactory.getLogger(StreamReading.class);

    /** Where a reader stands: of which topic, and in which partition at which offset. */
    private static final class Place {
        private @Nullable String topicId;
        private final Map<TopicPartition, Long> next = new HashMap<>();
    }

    private final Broker broker;
    private final ActionReader reader;
    private final StreamIntakeService intake;
    private final DeadLetterPublisher deadLetters;
    private final StreamState state;
    private final ThreadLocal<Place> places = ThreadLocal.withInitial(Place::new);

    StreamReading(
            Broker broker,
            ActionReader reader,
            StreamIntakeService intake,
            DeadLetterPublisher deadLetters,
            StreamState state) {
        this.broker = broker;
        this.reader = reader;
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.state = state;
    }

    /** Sets a reader to where these partitions are recorded; it has read none of their records yet. */
    void place(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var place = places.get();
        var topic = partitions.iterator().next().topic();
        place.next.keySet().removeAll(partitions);
        var topicId = topicId(topic);
        if (!topicId.equals(place.topicId)) {
            place.next.clear();
            place.topicId = topicId;
        }
        var recorded = new HashMap<Integer, Long>();
        intake.positions(topic, topicId).forEach(position -> recorded.put(position.partition(), position.nextOffset()));
        var beginnings = consumer.beginningOffsets(partitions);
        for (var partition : partitions) {
            var next = recorded.getOrDefault(partition.partition(), beginnings.get(partition));
            consumer.seek(partition, next);
            place.next.put(partition, next);
        }
    }

    /** Forgets where a reader stands, whose partitions are no longer its own. */
    void forget(Collection<TopicPartition> partitions) {
        places.get().next.keySet().removeAll(partitions);
    }

    /** Records a batch as far as it counts. */
    void record(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        var place = places.get();
        var topic = records.getFirst().topic();
        // Asked after the records were fetched: if it is still the topic the reader was set for, they are from that
        // one.
        if (!topicId(topic).equals(place.topicId)) {
            place(consumer, consumer.assignment());
            return;
        }
        var spans = spans(records, place, consumer);
        var elsewhere = records.stream()
                .map(StreamReading::partition)
                .distinct()
                .filter(partition -> !spans.containsKey(partition))
                .toList();
        var counting = elsewhere.isEmpty()
                ? records
                : records.stream()
                        .filter(one -> spans.containsKey(partition(one)))
                        .toList();
        if (!counting.isEmpty() && !recordAll(topic, place, spans, counting)) {
            place(consumer, spans.keySet());
        }
        place(consumer, elsewhere);
        state.reads();
    }

    /**
     * The stretch that each partition's records cover; none for a partition that is not read from where it is known.
     */
    private Map<TopicPartition, Span> spans(
            List<ConsumerRecord<byte[], byte[]>> records, Place place, Consumer<?, ?> consumer) {
        var spans = new HashMap<TopicPartition, Span>();
        var elsewhere = new ArrayList<TopicPartition>();
        for (var one : records) {
            var partition = partition(one);
            var span = spans.get(partition);
            var from = span == null ? place.next.get(partition) : Long.valueOf(span.from());
            if (from == null || (span == null && one.offset() < from) || elsewhere.contains(partition)) {
                elsewhere.add(partition);
            } else {
                var missed = span == null ? missed(partition, from, one.offset(), consumer) : span.missed();
                spans.put(
                        partition,
                        new Span(
                                one.partition(),
                                from,
                                one.offset() + 1,
                                Instant.ofEpochMilli(one.timestamp()),
                                missed));
            }
        }
        return spans;
    }

    /** Offsets are left out by transactions and compaction, and by the broker's deleting what is too old for it. */
    private static long missed(TopicPartition partition, long from, long first, Consumer<?, ?> consumer) {
        if (first == from) {
            return 0;
        }
        var beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, from);
        var missed = Math.max(0, Math.min(beginning, first) - from);
        if (missed > 0) {
            LOG.error(
                    "The broker deleted {} records of {} before they were read; keep them longer there.",
                    missed,
                    partition);
        }
        return missed;
    }

    private boolean recordAll(
            String topic, Place place, Map<TopicPartition, Span> spans, List<ConsumerRecord<byte[], byte[]>> records) {
        var arrivals = records.stream().map(one -> reader.read(one.value())).toList();
        return recordSome(topic, place, spans, records, arrivals);
    }

    /**
     * Records these. When the database refuses a value that our checks let pass, the batch is halved until the one
     * record is found, and that becomes a dead letter: it must not hold up all that come after it.
     */
    private boolean recordSome(
            String topic,
            Place place,
            Map<TopicPartition, Span> spans,
            List<ConsumerRecord<byte[], byte[]>> records,
            List<Arrival> arrivals) {
        var topicId = String.valueOf(place.topicId);
        try {
            var refused = intake.record(topic, topicId, spans.values(), records, arrivals);
            if (refused.isEmpty()) {
                return false;
            }
            spans.forEach((partition, span) -> place.next.put(partition, span.next()));
            if (refused.getAsInt() > 0) {
                deadLetters.publishSoon();
            }
            return true;
        } catch (DataIntegrityViolationException e) {
            if (records.size() == 1) {
                LOG.error(
                        "The database refuses {}@{}",
                        partition(records.getFirst()),
                        records.getFirst().offset(),
                        e);
                var problem = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
                var refusal = new Refusal(null, RefusalReason.REFUSED_BY_DATABASE, String.valueOf(problem));
                return recordSome(topic, place, spans, records, List.of(refusal));
            }
            var half = records.size() / 2;
            var first = cut(spans, records.subList(0, half), Map.of());
            var second = cut(spans, records.subList(half, records.size()), first);
            return recordSome(topic, place, first, records.subList(0, half), arrivals.subList(0, half))
                    && recordSome(
                            topic,
                            place,
                            second,
                            records.subList(half, records.size()),
                            arrivals.subList(half, arrivals.size()));
        }
    }

    /** The stretches these records cover; a partition goes on where {@code before} ended. */
    private static Map<TopicPartition, Span> cut(
            Map<TopicPartition, Span> whole,
            List<ConsumerRecord<byte[], byte[]>> records,
            Map<TopicPartition, Span> before) {
        var spans = new HashMap<TopicPartition, Span>();
        for (var one : records) {
            var partition = partition(one);
            var all = Objects.requireNonNull(whole.get(partition));
            var earlier = before.get(partition);
            spans.put(
                    partition,
                    new Span(
                            one.partition(),
                            earlier == null ? all.from() : earlier.next(),
                            one.offset() + 1,
                            Instant.ofEpochMilli(one.timestamp()),
                            earlier == null ? all.missed() : 0));
        }
        return spans;
    }

    private String topicId(String topic) {
        return broker.topicId(topic)
                .orElseThrow(() -> new UnknownTopicOrPartitionException("There is no topic " + topic + " now."));
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> one) {
        return new TopicPartition(one.topic(), one.partition());
    }
}
