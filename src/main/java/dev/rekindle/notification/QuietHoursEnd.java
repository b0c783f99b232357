package dev.rekindle.notification;

import dev.rekindle.work.StandingWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Says what has waited for the end of quiet hours. */
@Component
class QuietHoursEnd extends StandingWork {

    private final NotificationService notifications;

    QuietHoursEnd(NotificationService notifications) {
        super("End of quiet hours", Duration.ofSeconds(5));
        this.notifications = notifications;
    }

    @Override
    protected boolean doSome() {
        return notifications.sayWhatIsDue() > 0;
    }
}
