package dev.rekindle.activity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Says what the log of actions holds as a whole. */
@Service
public class ActionLogService {

    private final ActionLogQuery log;
    private final IntakeCountQuery counts;
    private final Clock clock;

    ActionLogService(ActionLogQuery log, IntakeCountQuery counts, Clock clock) {
        this.log = log;
        this.counts = counts;
        this.clock = clock;
    }

    /** The latest time of any action; empty when there is none. */
    public Optional<Instant> lastActionAt() {
        return log.lastActionAt();
    }

    /** How much came in so far, and how fast lately. */
    public IntakeCounts counts() {
        return counts.counts(clock.instant());
    }
}
