package dev.rekindle.segment;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Estimates how long users stay: the third factor of the lifetime value, LTV = mean payment × mean visits per 30 days ×
 * expected lifetime in 30-day periods. The first two are kept as users act, so {@code user_ltv} has every user's value at
 * any time; the third is one number per group, which changes slowly and is estimated once a week.
 */
@Service
@Transactional
public class SegmentLifetimeService {

    private static final int PERIOD_DAYS = 30;
    private static final int DAYS_BETWEEN = 7;

    private final SegmentPolicyStore policies;
    private final SegmentLifetimeStore lifetimes;
    private final Clock clock;

    SegmentLifetimeService(SegmentPolicyStore policies, SegmentLifetimeStore lifetimes, Clock clock) {
        this.policies = policies;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /**
     * The night's part: estimates the lifetimes as of a day for the active policy and the newest version of the others,
     * where the last estimation is a week old.
     *
     * @return for how many policies
     */
    public long estimate(LocalDate asOf) {
        var due =
                policies.inUse().stream().filter(policy -> isDue(policy, asOf)).toList();
        for (var policy : due) {
            var then = Window.asOf(asOf.minusDays(PERIOD_DAYS), policy.rules(), clock.getZone());
            lifetimes.estimate(policy, asOf, then);
        }
        return due.size();
    }

    private boolean isDue(SegmentPolicy policy, LocalDate asOf) {
        return lifetimes
                .newest(policy, asOf)
                .map(newest -> !newest.plusDays(DAYS_BETWEEN).isAfter(asOf))
                .orElse(true);
    }
}
