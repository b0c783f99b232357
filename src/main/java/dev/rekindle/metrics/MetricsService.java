package dev.rekindle.metrics;

import dev.rekindle.activity.ActionsRecorded;
import dev.rekindle.audience.UserStore;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is known of each user true at every commit, and brings along each day what time alone changes. */
@Service
public class MetricsService {

    private final TouchedUserStore touched;
    private final UserDayStore days;
    private final UserMetricsStore metrics;
    private final UserStore users;
    private final ApplicationEventPublisher events;

    MetricsService(
            TouchedUserStore touched,
            UserDayStore days,
            UserMetricsStore metrics,
            UserStore users,
            ApplicationEventPublisher events) {
        this.touched = touched;
        this.days = days;
        this.metrics = metrics;
        this.users = users;
        this.events = events;
    }

    /** Who acts for the first time may be somebody nobody has told us of: then the action makes the user. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ActionsRecorded recorded) {
        touched.prepare();
        days.addNewActions();
        var added = metrics.addNewActions(recorded.today());
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
        touched.prepare();
        var rolled = touched.touchThoseWhoRoll(today);
        if (rolled > 0) {
            metrics.countTouched(today);
            events.publishEvent(new MetricsUpdated(today, Cause.TIME_PASSED));
        }
        return rolled;
    }
}
