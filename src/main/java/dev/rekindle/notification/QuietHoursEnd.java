package dev.rekindle.notification;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every few seconds for what has waited long enough, as long as the application runs. */
@Component
class QuietHoursEnd implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QuietHoursEnd.class);
    private static final long LOOK_MILLIS = 5_000;

    private final NotificationService notifications;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    QuietHoursEnd(NotificationService notifications) {
        this.notifications = notifications;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("quiet hours").start(this::look);
    }

    @Override
    public void stop() {
        stopped.countDown();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void look() {
        var failing = false;
        try {
            do {
                try {
                    while (notifications.sayWhatIsDue() > 0 && stopped.getCount() > 0) {
                        failing = false;
                    }
                } catch (RuntimeException e) {
                    if (!failing && stopped.getCount() > 0) {
                        log.warn("Notifications wait: {}", e.toString());
                    }
                    failing = true;
                }
            } while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
