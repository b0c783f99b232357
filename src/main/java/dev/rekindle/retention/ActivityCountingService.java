package dev.rekindle.retention;

import dev.rekindle.work.RecountService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * Counts the past of cohorts, lifecycle and churn, so that nobody who looks at it waits until every user's marks are
 * read.
 */
@Service
public class ActivityCountingService {

    /** Two years of months, as many as the page shows, and the one before. */
    static final int DAYS_BACK = 800;

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final ActivityPeriodStore store;
    private final RecountService recounts;
    private final Clock clock;

    ActivityCountingService(ActivityPeriodStore store, RecountService recounts, Clock clock) {
        this.store = store;
        this.recounts = recounts;
        this.clock = clock;
    }

    /**
     * Counts when it is due: when a day has begun or the past has changed.
     *
     * @return whether it did
     */
    public boolean countDue() {
        var today = LocalDate.now(clock);
        return recounts.countDue(ActivityPeriodStore.NAME, store.basis(today), LONGEST_REST, () -> {
            store.prepare();
            store.countBytes();
            store.countPeriods(today.minusDays(DAYS_BACK));
            store.countCohorts(today);
            store.countGaps();
        });
    }

    /** Whether what is counted is all there is of the past, for users that pass this filter. */
    boolean isCounted(CohortFilter filter) {
        return filter.campaign() == null
                && recounts.isCountedOf(ActivityPeriodStore.NAME, store.basis(LocalDate.now(clock)));
    }
}
