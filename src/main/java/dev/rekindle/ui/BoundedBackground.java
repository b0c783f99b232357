package dev.rekindle.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/** Fewer threads than the database has connections for us, so that pages never starve the doors of the API. */
@Component
class BoundedBackground implements Background, DisposableBean {

    private static final int THREADS = 8;
    private static final int WAITING = 1_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final ThreadPoolExecutor executor;
    private final Clock clock;
    private final LiveFeed<Boolean> database;

    BoundedBackground(Clock clock, DatabaseCheck check) {
        this.clock = clock;
        database = new LiveFeed<>("database", BETWEEN_LOOKS, check::answers, clock);
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
    public Runnable whenDatabaseAnswers(Runnable then) {
        var looks = new AtomicBoolean(); // what was seen before says nothing of now
        var leave = database.follow(seen -> {
            if (looks.get() && !seen.failing()) {
                then.run();
            }
        });
        looks.set(true);
        return leave;
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
