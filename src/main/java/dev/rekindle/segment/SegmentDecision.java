package dev.rekindle.segment;

import dev.rekindle.metrics.MetricsUpdated;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Decides the groups of the users in {@code touched_users}, in the transaction that touched them, and does all that
 * follows from it: ledger, news, rewards. This is the only way into {@code user_segments} and {@code segment_changes}.
 */
@Component
class SegmentDecision {

    private final SegmentPolicyStore policies;
    private final RegroupedUserStore touched;
    private final MovedUserStore moved;
    private final UserSegmentStore segments;
    private final SegmentChangeStore changes;
    private final SegmentNewsStore news;
    private final UpgradeRewardStore rewards;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SegmentDecision(
            SegmentPolicyStore policies,
            RegroupedUserStore touched,
            MovedUserStore moved,
            UserSegmentStore segments,
            SegmentChangeStore changes,
            SegmentNewsStore news,
            UpgradeRewardStore rewards,
            ApplicationEventPublisher events,
            Clock clock) {
        this.policies = policies;
        this.touched = touched;
        this.moved = moved;
        this.segments = segments;
        this.changes = changes;
        this.news = news;
        this.rewards = rewards;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void follow(MetricsUpdated updated) {
        policies.holdActive();
        switch (updated.cause()) {
            case USER_ACTED -> {
                news.tellEarnedTokens(clock.instant());
                decide(policies.active(), updated.today(), ChangeCause.USER_ACTED);
            }
            case TIME_PASSED -> {
                // Many whose sums a day changes are due by their recency as well: each is decided once.
                touched.addDue(updated.today());
                decide(policies.active(), updated.today(), ChangeCause.TIME_PASSED);
            }
        }
    }

    /**
     * Decides by this policy, which the caller holds.
     *
     * @return how many users' rows were written
     */
    int decide(SegmentPolicy active, LocalDate today, ChangeCause cause) {
        var window = Window.live(today, active.rules(), clock.getZone());
        moved.prepare();
        var written = moved.decide(active, window, window.kept() ? null : touched.all(), cause);
        if (cause != ChangeCause.USER_ACTED) {
            written += moved.decideWithoutAction(active, cause);
        }
        if (written > 0) {
            write(active, cause);
        }
        return written;
    }

    private void write(SegmentPolicy active, ChangeCause cause) {
        // As the database keeps it, so that ledger and news say the same.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        segments.write(active, now);
        if (moved.movers() == 0) {
            return;
        }
        if (cause == ChangeCause.USER_ACTED) {
            moved.nameTriggers();
        }
        changes.record(active, now);
        news.tellChanges(active, now, clock.getZone());
        if (cause == ChangeCause.USER_ACTED) {
            rewards.grant(now, LocalDate.now(clock));
        }
        events.publishEvent(new SegmentsChanged());
    }
}
