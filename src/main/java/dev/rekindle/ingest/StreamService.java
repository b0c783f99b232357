package dev.rekindle.ingest;

import dev.rekindle.activity.ActionLogService;
import dev.rekindle.ingest.StreamStatus.Partition;
import dev.rekindle.ingest.StreamStatus.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Says how the stream does: whether it runs, how fast, how far it is recorded and what did not get through. */
@Service
public class StreamService {

    private final Broker broker;
    private final StreamIntakeService intake;
    private final DeadLetterStore deadLetters;
    private final ActionLogService log;
    private final StreamState state;
    private final IngestSettings settings;
    private final Clock clock;
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private volatile boolean isBrokerSilent;
    private volatile @Nullable Instant knownCompleteUntil;

    StreamService(
            Broker broker,
            StreamIntakeService intake,
            DeadLetterStore deadLetters,
            ActionLogService log,
            StreamState state,
            IngestSettings settings,
            Clock clock) {
        this.broker = broker;
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.log = log;
        this.state = state;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where the topic ends, by partition, at a moment. */
    private record Ends(String topicId, Instant asked, Map<Integer, Long> offsets) {}

    /** Asks database and broker; does without what the broker would say when it does not answer. */
    @PreAuthorize("hasRole('ADMIN')")
    public StreamStatus status() {
        var ends = ends();
        var partitions = ends == null ? List.<Partition>of() : partitions(ends);
        var counts = log.counts();
        var standing = state.now();
        return new StreamStatus(
                ends == null ? State.WAITING_FOR_BROKER : state(standing),
                standing.since(),
                settings.topic(),
                broker.address(),
                log.lastActionAt().orElse(null),
                ends == null ? null : completeUntil(partitions, ends.asked()),
                counts.perSecond(),
                counts.accepted(),
                counts.duplicate(),
                deadLetters.countUnrecorded(),
                partitions);
    }

    /**
     * How far it is recorded and whether it runs, for whoever reads figures of the day. A broker that does not answer
     * is waited for once; from then on its last answer stands until there is another one.
     */
    @PreAuthorize("hasRole('EXEC')")
    public StreamPulse pulse() {
        if (!isBrokerSilent) {
            askForPulse();
        } else if (isAsking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stream pulse").start(this::askForPulse);
        }
        var standing = state.now();
        return new StreamPulse(
                isBrokerSilent ? State.WAITING_FOR_BROKER : state(standing), standing.since(), knownCompleteUntil);
    }

    private void askForPulse() {
        try {
            var ends = ends();
            isBrokerSilent = ends == null;
            var complete = ends == null ? null : completeUntil(partitions(ends), ends.asked());
            if (complete != null) {
                knownCompleteUntil = complete;
            }
        } finally {
            isAsking.set(false);
        }
    }

    private @Nullable Ends ends() {
        try {
            var asked = clock.instant();
            var topicId = broker.topicId(settings.topic());
            return topicId.isEmpty() ? null : new Ends(topicId.get(), asked, broker.ends(settings.topic()));
        } catch (KafkaException notAnswering) {
            return null;
        }
    }

    private List<Partition> partitions(Ends ends) {
        var recorded = intake.positions(settings.topic(), ends.topicId()).stream()
                .collect(Collectors.toMap(StreamPosition::partition, position -> position));
        var partitions = new ArrayList<Partition>();
        new TreeMap<>(ends.offsets()).forEach((partition, end) -> {
            var position = recorded.get(partition);
            partitions.add(
                    position == null
                            ? new Partition(partition, 0, end, null, 0)
                            : new Partition(
                                    partition,
                                    position.nextOffset(),
                                    Math.max(0, end - position.nextOffset()),
                                    position.recordedUntil(),
                                    position.missed()));
        });
        return partitions;
    }

    /** A partition without lag is recorded to the moment its end was asked for, another one to its last record. */
    private static @Nullable Instant completeUntil(List<Partition> partitions, Instant asked) {
        var complete = asked;
        for (var partition : partitions) {
            if (!Objects.equals(partition.lag(), 0L)) {
                var until = partition.recordedUntil();
                if (until == null) {
                    return null;
                }
                complete = until.isBefore(complete) ? until : complete;
            }
        }
        return complete;
    }

    private static State state(StreamState.Standing standing) {
        return switch (standing.obstacle()) {
            case null -> State.RUNNING;
            case STARTING -> State.STARTING;
            case BROKER -> State.WAITING_FOR_BROKER;
            case DATABASE -> State.WAITING_FOR_DATABASE;
            case IMPORT -> State.WAITING_FOR_IMPORT;
            case OURS -> State.STUCK;
        };
    }
}
