package dev.rekindle.ingest;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Arrival;
import dev.rekindle.activity.Door;
import dev.rekindle.activity.Intake.Rejected;
import dev.rekindle.activity.RefusalReason;
import dev.rekindle.ingest.DeadLetter.Place;
import dev.rekindle.ingest.DeadLetter.State;
import dev.rekindle.ingest.DeadLetterStore.Again;
import dev.rekindle.ingest.DeadLetterStore.Unpublished;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What of the stream could not be recorded: how much, why, and once more after whatever was wrong is mended. */
@Service
public class DeadLetterService {

    private static final int AT_ONCE = 1_000;

    private final DeadLetterStore letters;
    private final ActionReader reader;
    private final ActionIntakeService intake;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeadLetterService(
            DeadLetterStore letters,
            ActionReader reader,
            ActionIntakeService intake,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.letters = letters;
        this.reader = reader;
        this.intake = intake;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What became of letters that were tried again.
     *
     * @param replayed recorded now, or found to have been recorded by another way
     */
    public record Replay(int replayed, int refusedAgain) {

        private Replay plus(Replay other) {
            return new Replay(replayed + other.replayed, refusedAgain + other.refusedAgain);
        }
    }

    /** How many are not recorded, by reason, each with the newest one; most first. */
    @PreAuthorize("hasRole('ADMIN')")
    public List<DeadLetter.Count> counts() {
        return letters.counts();
    }

    /** Those of this reason and state, where given; newest first. */
    @PreAuthorize("hasRole('ADMIN')")
    public List<DeadLetter> letters(@Nullable RefusalReason reason, @Nullable State state, int offset, int limit) {
        return letters.letters(reason, state, offset, limit);
    }

    /** Tries all of this reason again, or all; those of which only the beginning is kept stay as they are. */
    @PreAuthorize("hasRole('ADMIN')")
    public Replay replay(@Nullable RefusalReason reason) {
        var begun = clock.instant();
        var total = new Replay(0, 0);
        while (true) {
            var some = Objects.requireNonNull(transaction.execute(tx -> replaySome(reason, begun)));
            if (some.equals(new Replay(0, 0))) {
                return total;
            }
            total = total.plus(some);
        }
    }

    private Replay replaySome(@Nullable RefusalReason reason, Instant begun) {
        var again = letters.lockUnrecorded(reason, begun, AT_ONCE);
        if (again.isEmpty()) {
            return new Replay(0, 0);
        }
        List<Arrival> arrivals =
                again.stream().map(one -> reader.read(one.payload())).toList();
        var refused = intake.record(Door.KAFKA, arrivals).rejected();
        var now = clock.instant();
        refused.forEach(one -> letters.refusedAgain(again.get(one.index()).place(), one.refusal(), now));
        var refusedPlaces = refused.stream()
                .map(Rejected::index)
                .map(again::get)
                .map(Again::place)
                .collect(Collectors.toSet());
        var replayed = again.stream()
                .map(Again::place)
                .filter(place -> !refusedPlaces.contains(place))
                .toList();
        letters.replayed(replayed, now);
        return new Replay(replayed.size(), refused.size());
    }

    /**
     * Hands over the oldest that are not published, and marks them so when that has not failed.
     *
     * @return how many
     */
    @Transactional
    int publish(Consumer<Collection<Unpublished>> broker, int most) {
        var unpublished = letters.lockUnpublished(most);
        if (!unpublished.isEmpty()) {
            broker.accept(unpublished);
            List<Place> places = unpublished.stream().map(Unpublished::place).toList();
            letters.published(places);
        }
        return unpublished.size();
    }
}
