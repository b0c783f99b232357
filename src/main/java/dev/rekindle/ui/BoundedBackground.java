package dev.rekindle.ui;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/** Fewer threads than the database has connections for us, so that pages never starve the doors of the API. */
@Component
class BoundedBackground implements Background, DisposableBean {

    private static final int THREADS = 8;
    private static final int WAITING = 1_000;

    private final ThreadPoolExecutor executor;
    private final Clock clock;

    BoundedBackground(Clock clock) {
        this.clock = clock;
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    var thread = new Thread(work, "card");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public Future<?> submit(Runnable work) {
        return executor.submit(new DelegatingSecurityContextRunnable(work));
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
