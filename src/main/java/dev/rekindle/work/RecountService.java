package dev.rekindle.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counting what pages read at once, again and again: when that of which it is counted has changed, for a twentieth of
 * the time at most, and after its longest rest anyway, as users move between slices without acting.
 */
@Service
public class RecountService {

    /** What nobody waits for takes one in so many seconds. */
    private static final int SHARE = 20;

    private static final Duration LEAST_REST = Duration.ofSeconds(5);

    private final RecountStore store;
    private final Clock clock;

    RecountService(RecountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts when it is due and nobody else in the cluster is at it.
     *
     * @param name of the table that is counted into
     * @param basis says of what it is counted: due when it reads otherwise than the last time
     * @param longestRest after which it is due whatever the basis
     * @param counting counts, and says of what it did, which may be more than there was before
     * @return whether it counted
     */
    @Transactional
    public boolean countDue(String name, String basis, Duration longestRest, Supplier<String> counting) {
        if (!store.takeTurn(name)) {
            return false;
        }
        var started = clock.instant();
        var isDue = store.last(name)
                .map(last -> isDue(last, basis, Duration.between(last.at(), started), longestRest))
                .orElse(true);
        if (isDue) {
            var counted = counting.get();
            store.remember(
                    name, new RecountStore.Recount(started, counted, Duration.between(started, clock.instant())));
        }
        return isDue;
    }

    /** When what was counted last began to be counted; empty when it never was. */
    @Transactional(readOnly = true)
    public Optional<Instant> countedAt(String name) {
        return store.last(name).map(RecountStore.Recount::at);
    }

    /** Whether what was counted last was counted of this. */
    @Transactional(readOnly = true)
    public boolean isCountedOf(String name, String basis) {
        return store.last(name).filter(last -> last.basis().equals(basis)).isPresent();
    }

    /** Keeps it from being counted until this transaction ends; waits for whoever counts it now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String name) {
        store.awaitTurn(name);
    }

    /** Lets it count as never counted, so that it soon is; waits for whoever counts it now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String name) {
        store.awaitTurn(name);
        store.forget(name);
    }

    /** How long to leave alone what nobody waits for, after it took so long. */
    public static Duration restAfter(Duration took) {
        return took.multipliedBy(SHARE);
    }

    private static boolean isDue(RecountStore.Recount last, String basis, Duration since, Duration longestRest) {
        var rest = restAfter(last.took());
        return since.compareTo(rest.compareTo(LEAST_REST) < 0 ? LEAST_REST : rest) >= 0
                && (!last.basis().equals(basis) || since.compareTo(longestRest) >= 0);
    }
}
