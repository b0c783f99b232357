package dev.rekindle.metrics;

import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.activity.ActionsRecorded;
import dev.rekindle.audience.UserStore;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is known of each user true at every commit, and brings along each day what time alone changes. */
@Service
public class MetricsService {

    private static final int MOST_NAMED = 1_000;

    private final ActionIntakeService intake;
    private final TouchedUserStore touched;
    private final DaySumStore sums;
    private final UserDayStore days;
    private final UserMetricsStore metrics;
    private final UserStore users;
    private final RecomputeStore recompute;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MetricsService(
            ActionIntakeService intake,
            TouchedUserStore touched,
            DaySumStore sums,
            UserDayStore days,
            UserMetricsStore metrics,
            UserStore users,
            RecomputeStore recompute,
            ApplicationEventPublisher events,
            Clock clock) {
        this.intake = intake;
        this.touched = touched;
        this.sums = sums;
        this.days = days;
        this.metrics = metrics;
        this.users = users;
        this.recompute = recompute;
        this.events = events;
        this.clock = clock;
    }

    /** Who acts for the first time may be somebody nobody has told us of: then the action makes the user. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ActionsRecorded recorded) {
        touched.prepare();
        sums.prepare();
        sums.addUp();
        days.add();
        var added = metrics.add(recorded.today());
        if (!added.firstTimers().isEmpty()) {
            users.add(added.firstTimers());
        }
        if (added.toCount() > 0) {
            metrics.countTouched(recorded.today());
        }
        events.publishEvent(new MetricsUpdated(recorded.today(), Cause.USER_ACTED));
    }

    /**
     * Brings the sums over the window up to this day for those users for whom time alone changes them.
     *
     * @return how many these were
     */
    @Transactional
    public int roll(LocalDate today) {
        intake.takePart();
        touched.prepare();
        var rolled = touched.touchThoseWhoRoll(today);
        if (rolled > 0) {
            if (metrics.dropDay(today) < rolled) {
                metrics.countTouched(today);
            }
            events.publishEvent(new MetricsUpdated(today, Cause.TIME_PASSED));
        }
        return rolled;
    }

    /**
     * Brings the sums over the window back to this day for those users whom a night has taken further.
     *
     * @return how many these were
     */
    @Transactional
    public int turnBack(LocalDate today) {
        intake.takePart();
        touched.prepare();
        var ahead = touched.touchThoseAhead(today);
        if (ahead > 0) {
            metrics.countTouched(today);
            events.publishEvent(new MetricsUpdated(today, Cause.TIME_PASSED));
        }
        return ahead;
    }

    /**
     * Makes everything that is kept anew from the raw actions. Who adds actions waits until it is done.
     *
     * @return how what was kept differed from it, a sentence each; the first thousand of days and of users
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public List<String> recompute() {
        intake.takePart();
        var today = LocalDate.now(clock);
        recompute.prepare();
        // What time alone changes is no difference.
        roll(today);
        recompute.gatherMetrics(today, clock.getZone());
        var days = recompute.findDiffering() == 0 ? List.<String>of() : correctDays();
        var users = recompute.metricsDifferences(MOST_NAMED);
        if (!users.isEmpty()) {
            recompute.correctMetrics(today);
            recompute.addMissingUsers();
        }
        recompute.drop();
        var rolls = recompute.correctRolls(MOST_NAMED);
        return Stream.of(days, users, users.isEmpty() ? rolls : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> correctDays() {
        recompute.gatherDays(clock.getZone());
        var differences = recompute.dayDifferences(MOST_NAMED);
        recompute.correctDays();
        return differences;
    }
}
