package dev.rekindle.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether this instance follows the stream, and if not why; said once in the log whenever it changes. */
@Component
class StreamState {

    private static final Logger LOG = LoggerFactory.getLogger(StreamState.class);

    /** What holds the reading up. */
    enum Obstacle {
        STARTING,
        BROKER,
        DATABASE,
        IMPORT,
        OURS
    }

    /**
     * How a reader does.
     *
     * @param obstacle absent while it reads
     * @param failures in a row
     */
    record Standing(@Nullable Obstacle obstacle, Instant since, int failures) {}

    private static final String START = "start";

    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Clock clock;

    StreamState(Clock clock) {
        this.clock = clock;
        standings.put(START, new Standing(Obstacle.STARTING, clock.instant(), 0));
    }

    void started() {
        standings.put(START, new Standing(null, clock.instant(), 0));
    }

    /** The start waits; says how often it has in vain. */
    int startWaits(Obstacle obstacle, Exception problem) {
        return waits(START, obstacle, problem);
    }

    /** The calling reader recorded a batch. */
    void reads() {
        var reader = Thread.currentThread().getName();
        var before = standings.get(reader);
        if (before == null || before.obstacle() != null) {
            standings.put(reader, new Standing(null, clock.instant(), 0));
            if (before != null) {
                LOG.info("The stream goes on.");
            }
        }
    }

    /** The calling reader could not record a batch; says how often in a row. */
    int readerWaits(Obstacle obstacle, Exception problem) {
        return waits(Thread.currentThread().getName(), obstacle, problem);
    }

    private int waits(String who, Obstacle obstacle, Exception problem) {
        var before = standings.get(who);
        var isNew = before == null || before.obstacle() != obstacle || before.failures() == 0;
        var failures = before == null ? 1 : before.failures() + 1;
        var since = before == null || isNew ? clock.instant() : before.since();
        standings.put(who, new Standing(obstacle, since, failures));
        if (isNew && obstacle == Obstacle.OURS) {
            LOG.error("The stream waits: a batch cannot be recorded. It is tried again and again.", problem);
        } else if (isNew) {
            LOG.warn("The stream waits for the {}: {}", obstacle.name().toLowerCase(Locale.ROOT), problem.toString());
        }
        return failures;
    }

    /** How the stream does: what holds it up for longest, if anything does. */
    Standing now() {
        return standings.values().stream()
                .filter(standing -> standing.obstacle() != null)
                .min(Comparator.comparing(Standing::since))
                .orElseGet(() -> standings.values().stream()
                        .max(Comparator.comparing(Standing::since))
                        .orElseThrow());
    }
}
