package dev.rekindle.segment;

import dev.rekindle.segment.UserLtvStore.Run;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What users are worth: LTV = mean payment × mean visits per 30 days × expected lifetime in 30-day periods.
 *
 * <p>Mean payment: M of the policy per day with an action, over the last 31 days (today's so far included). Mean
 * visits: days with an action in those, per 30 of the days observed; of somebody new these begin with the first action
 * and are taken for seven at least. A user without an action in those days has 0 for both.
 *
 * <p>Expected lifetime: one number per group. Of those who were in the group 30 days before the day of the estimation,
 * by the history up to then, and active in the 30 days before that, some acted in the 30 days since and the others
 * churned. With the same share churning in each period, (churned + ½) / (users + 1), a lifetime is its inverse. It
 * changes slowly and is estimated once a week. That users move between groups while they live is left out: the group
 * one is in now stands for the whole life.
 *
 * <p>A user's row is written in the night, when one of the factors has changed: so what is kept is as of the newest
 * night.
 */
@Service
@Transactional
public class SegmentLifetimeService {

    private static final int PERIOD_DAYS = 30;
    private static final int DAYS_BETWEEN = 7;

    private final SegmentPolicyStore policies;
    private final SegmentLifetimeStore lifetimes;
    private final UserLtvStore values;
    private final Clock clock;

    SegmentLifetimeService(
            SegmentPolicyStore policies, SegmentLifetimeStore lifetimes, UserLtvStore values, Clock clock) {
        this.policies = policies;
        this.lifetimes = lifetimes;
        this.values = values;
        this.clock = clock;
    }

    /**
     * The night's part where an earlier one went further than this day: forgets what was estimated and written as of
     * later days, so that the steps after this one do it as of this one.
     */
    public void turnBack(LocalDate asOf) {
        lifetimes.forgetAfter(asOf);
        values.holdAlone();
        values.forgetRuns();
    }

    /**
     * The night's part: estimates the lifetimes of a policy whose last estimation is a week old; one a night, the
     * active one before the newest versions of the others.
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

    /**
     * The night's part after that: writes the values that have changed since the night before, or everybody's when
     * policy or estimation is another one since. Time does not run backwards: before the newest night there is nothing
     * to do.
     *
     * @return how many users' values were written
     */
    public long writeValues(LocalDate asOf) {
        policies.holdActive();
        values.holdAlone();
        var active = policies.active();
        var newest = values.newest();
        var estimated = lifetimes.newest(active, asOf);
        if (estimated.isEmpty()
                || newest.filter(run -> run.asOf().isAfter(asOf)).isPresent()) {
            return 0;
        }
        var since = newest.filter(run -> run.isOf(active) && run.lifetimesAsOf().equals(estimated.get()));
        // Taken before anything is read: what changes meanwhile is looked at once more the next night.
        var now = clock.instant();
        var written = since.isPresent()
                ? values.writeChanged(active, since.get(), asOf)
                : values.writeAll(active, estimated.get(), asOf);
        values.remember(new Run(asOf, active.name(), active.version(), estimated.get(), now));
        return written;
    }

    /**
     * Writes everybody's value anew from metrics and groups. That one is as of the last night is no difference to name.
     */
    @PreAuthorize("hasRole('ADMIN')")
    public void recompute() {
        policies.holdActive();
        values.holdAlone();
        values.newest().ifPresent(run -> policies.version(run.policy(), run.policyVersion())
                .filter(SegmentPolicy::active)
                .ifPresent(policy -> values.writeAll(policy, run.lifetimesAsOf(), LocalDate.now(clock))));
    }
}
