package dev.rekindle.redis;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes to Redis whatever has changed, for as long as the application runs. Without Redis or database it waits and goes on. */
@Component
class RedisRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RedisRelay.class);
    private static final int AT_ONCE = 5_000;
    private static final long IDLE_MILLIS = 100;
    private static final long FAILED_MILLIS = 1_000;
    private static final int FAILURES_TO_TIDY = 60;

    private final RedisMirrorService mirror;
    private @Nullable Thread thread;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private int failures;

    RedisRelay(RedisMirrorService mirror) {
        this.mirror = mirror;
    }

    @Override
    public void start() {
        if (!mirror.isConfigured()) {
            mirror.leaveBehind();
            return;
        }
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("redis").daemon().start(this::relay);
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
            var written = mirror.writeSome(AT_ONCE);
            if (failures > 0) {
                LOG.info("Redis is written to again");
                failures = 0;
            }
            return written > 0 ? 0 : IDLE_MILLIS;
        } catch (RuntimeException e) {
            failed(e);
            return FAILED_MILLIS;
        }
    }

    /** It repeats itself every second until Redis or database are back; once is enough to read. */
    private void failed(RuntimeException e) {
        if (failures == 0 && stopped.getCount() > 0) {
            LOG.warn("Redis is behind and catches up later: {}", e.toString());
        }
        failures++;
        if (failures % FAILURES_TO_TIDY == 0) {
            try {
                mirror.keepOneChangeOfEach();
            } catch (RuntimeException noDatabaseEither) {
                LOG.debug("Nothing is tidied up now", noDatabaseEither);
            }
        }
    }
}
