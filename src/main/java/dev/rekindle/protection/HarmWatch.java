package dev.rekindle.protection;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second whether there is somebody to be looked at, as long as the application runs. */
@Component
class HarmWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HarmWatch.class);
    private static final long LOOK_MILLIS = 1_000;

    private final ProtectionService protection;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    HarmWatch(ProtectionService protection) {
        this.protection = protection;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("signs of harm").start(this::watch);
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

    private void watch() {
        var failing = false;
        try {
            do {
                try {
                    while (protection.checkNext() > 0 && stopped.getCount() > 0) {
                        failing = false;
                    }
                } catch (RuntimeException e) {
                    if (!failing && stopped.getCount() > 0) {
                        LOG.warn("Users wait to be looked at for signs of harm: {}", e.toString());
                    }
                    failing = true;
                }
            } while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
