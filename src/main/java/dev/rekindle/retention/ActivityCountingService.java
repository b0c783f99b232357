package dev.rekindle.retention;

import dev.rekindle.work.RecountService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the past of cohorts, lifecycle and churn, so that nobody who looks at it waits until every user's marks are
 * read. What comes late afterwards is kept apart and taken into account until it is counted as well.
 */
@Service
public class ActivityCountingService {

    /** Two years of months, as many as the page shows, and the one before. */
    static final int DAYS_BACK = 800;

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final ActivityPeriodStore store;
    private final LateActivityStore late;
    private final RecountService recounts;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    ActivityCountingService(
            ActivityPeriodStore store,
            LateActivityStore late,
            RecountService recounts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.late = late;
        this.recounts = recounts;
        this.snapshot = new TransactionTemplate(transactions);
        this.clock = clock;
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Counts when it is due: when a day has begun or the past has changed. All of it is counted of one moment, in a
     * transaction that begins when it is our turn: so it finds what the last one has left and nobody changes meanwhile.
     *
     * @return whether it did
     */
    public boolean countDue() {
        var today = LocalDate.now(clock);
        return recounts.countDue(
                ActivityPeriodStore.NAME,
                basis(today, store.userDays(today)),
                LONGEST_REST,
                () -> Objects.requireNonNull(snapshot.execute(begun -> count(today))));
    }

    private String count(LocalDate today) {
        var userDays = store.userDays(today);
        store.prepare();
        late.forgetSeen();
        late.keepSlices();
        store.countBytes();
        store.countPeriods(today.minusDays(DAYS_BACK));
        store.countCohorts(today);
        store.countGaps();
        return basis(today, userDays);
    }

    /** Keeps it from being counted until this transaction ends; waits for whoever counts it now. */
    public void hold() {
        recounts.hold(ActivityPeriodStore.NAME);
    }

    /** What is counted is not used any more, and is soon counted anew. */
    void forget() {
        recounts.forget(ActivityPeriodStore.NAME);
    }

    /**
     * Whether what is counted, and what came late since then, is all there is of the past, for users that pass this
     * filter. A late day that is not kept is missed here: then the days of users are more.
     */
    boolean isCounted(CohortFilter filter) {
        var today = LocalDate.now(clock);
        return filter.campaign() == null
                && late.newDays()
                        .map(newDays -> basis(today, store.userDays(today) - newDays))
                        .filter(counted -> recounts.isCountedOf(ActivityPeriodStore.NAME, counted))
                        .isPresent();
    }

    private static String basis(LocalDate today, long userDays) {
        return today + ", " + userDays + " days of users";
    }
}
