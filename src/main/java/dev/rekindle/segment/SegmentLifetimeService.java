package dev.rekindle.segment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
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
     * The night's part: estimates the lifetimes of a policy whose last estimation is a week old; one a night, the active one
     * before the newest versions of the others.
     *
     * @return for how many policies
     */
    public long estimate(LocalDate asOf) {
        var due = policies.inUse().stream()
                .filter(policy -> isDue(policy, asOf))
                .max(Comparator.comparing(SegmentPolicy::active));
        due.ifPresent(policy -> {
            var then = Window.asOf(asOf.minusDays(PERIOD_DAYS), policy.rules(), clock.getZone());
            lifetimes.estimate(policy, asOf, then);
        });
        return due.isPresent() ? 1 : 0;
    }

    private boolean isDue(SegmentPolicy policy, LocalDate asOf) {
        return lifetimes
                .newest(policy, asOf)
                .map(newest -> !newest.plusDays(DAYS_BETWEEN).isAfter(asOf))
                .orElse(true);
    }
}
