package dev.rekindle.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work in a thread of its own, from the start of the application to its end. It goes on while there is some, then looks
 * again after a pause. Of failures in a row the first is logged, and that it goes on again; in between it is tried once
 * a second.
 */
public abstract class StandingWork implements SmartLifecycle {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pause;
    private @Nullable Thread thread;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean stopping;
    private int failures;

    /**
     * Work that has not begun.
     *
     * @param name of the thread, and of the work in the log
     * @param pause how long to wait when nothing is left to do
     */
    protected StandingWork(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Does some of what there is to do; false when there was nothing. */
    protected abstract boolean doSome();

    /** Told of each failure, with how many there have been in a row. */
    protected void failed(int failuresInARow) {}

    /** Whether what is being done when the application ends is broken off; else it is waited for. */
    protected boolean isBrokenOff() {
        return true;
    }

    /** Whether the application ends: who does several things at once leaves the rest for the next start. */
    protected boolean isStopping() {
        return stopping;
    }

    @Override
    public void start() {
        stopping = false;
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    @Override
    public void stop() {
        stopping = true;
        stopped.countDown();
        if (thread != null) {
            if (isBrokenOff()) {
                thread.interrupt();
            }
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

    private void work() {
        try {
            Duration wait;
            do {
                wait = step();
            } while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration step() {
        try {
            var didSome = doSome();
            if (failures > 0) {
                log.info("{} goes on", name);
                failures = 0;
            }
            return didSome ? Duration.ZERO : pause;
        } catch (RuntimeException e) {
            failures++;
            if (failures == 1 && stopped.getCount() > 0) {
                log.warn("{} waits: {}", name, e.toString());
            }
            failed(failures);
            return AFTER_A_FAILURE;
        }
    }
}
