package dev.rekindle.outbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Publishes news as it appears, for as long as the application runs. Without broker or database it waits and goes on. */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int AT_ONCE = 5_000;
    private static final long IDLE_MILLIS = 50;
    private static final long FAILED_MILLIS = 1_000;

    private final OutboxService outbox;
    private @Nullable Thread thread;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private boolean failing;

    OutboxRelay(OutboxService outbox) {
        this.outbox = outbox;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("outbox").daemon().start(this::relay);
    }

    @Override
    public void stop() {
        stopped.countDown();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void relay() {
        try {
            long pause;
            do {
                pause = step();
            } while (!stopped.await(pause, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The milliseconds to wait after this step. */
    private long step() {
        try {
            var published = outbox.publishOldest(AT_ONCE);
            if (failing) {
                LOG.info("News is published again");
                failing = false;
            }
            return published > 0 ? 0 : IDLE_MILLIS;
        } catch (RuntimeException e) {
            // It repeats itself every second until broker or database are back; once is enough to read.
            if (!failing && stopped.getCount() > 0) {
                LOG.warn("News waits in the outbox: {}", e.toString());
                failing = true;
            }
            return FAILED_MILLIS;
        }
    }
}
