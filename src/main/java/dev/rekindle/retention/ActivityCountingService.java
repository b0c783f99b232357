package dev.rekindle.retention;

import dev.rekindle.retention.ActivityPeriodStore.Counting;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the past of lifecycle and churn, so that nobody who looks at it waits until every user's marks are read: when a day
 * has begun or the past has changed, as often as it takes a twentieth of the time at most, and every hour anyway, as users
 * move between groups without acting.
 */
@Service
public class ActivityCountingService {

    /** Two years of months, as many as the page shows, and the one before. */
    static final int DAYS_BACK = 800;

    private static final long LEAST_REST_MILLIS = 5_000;
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final ActivityPeriodStore store;
    private final Clock clock;

    ActivityCountingService(ActivityPeriodStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts when it is due.
     *
     * @return whether it did
     */
    @Transactional
    public boolean countDue() {
        if (!store.takeTurn()) {
            return false;
        }
        var today = LocalDate.now(clock);
        var userDays = store.userDays(today);
        var isDue = store.last().map(last -> isDue(last, today, userDays)).orElse(userDays > 0);
        if (isDue) {
            var started = clock.instant();
            store.prepare();
            store.countPeriods(today.minusDays(DAYS_BACK));
            store.countGaps();
            store.remember(new Counting(
                    started,
                    today,
                    userDays,
                    Duration.between(started, clock.instant()).toMillis() / 1_000.0));
        }
        return isDue;
    }

    private boolean isDue(Counting last, LocalDate today, long userDays) {
        var since = Duration.between(last.at(), clock.instant());
        var rest = Duration.ofMillis((long) Math.max(LEAST_REST_MILLIS, last.seconds() * 20_000));
        return since.compareTo(rest) >= 0
                && (!last.on().equals(today) || last.userDays() != userDays || since.compareTo(LONGEST_REST) >= 0);
    }
}
