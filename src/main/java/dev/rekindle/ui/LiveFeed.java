package dev.rekindle.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One broadcast for all viewers: asks a question again and again as long as somebody follows, once for all of them, and
 * hands each the answer; the very same object again is no news. When no answer comes they hear since when, with the
 * last good one.
 */
public final class LiveFeed<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * What is known now.
     *
     * @param value the last good answer; absent when there was none yet
     * @param at when that was
     * @param failing whether the newest question went unanswered
     */
    public record Live<T>(@Nullable T value, @Nullable Instant at, boolean failing) {

        /** The very same answer as before need not be told again. */
        private boolean isNewsAfter(Live<T> before) {
            return failing || before.failing || value != before.value;
        }
    }

    private final String name;
    private final Duration every;
    private final Duration patience;
    private final Supplier<T> answer;
    private final Clock clock;
    private final Set<Consumer<Live<T>>> followers = ConcurrentHashMap.newKeySet();
    private boolean asking;
    private volatile Live<T> latest = new Live<>(null, null, false);

    /**
     * @param name of the thread, for whoever reads a thread dump
     * @param every how long to wait between two questions
     * @param answer asked in a thread of its own, as nobody in particular
     */
    public LiveFeed(String name, Duration every, Supplier<T> answer, Clock clock) {
        this(name, every, PATIENCE, answer, clock);
    }

    /** @param patience how long a question may take before followers hear that no answer comes */
    LiveFeed(String name, Duration every, Duration patience, Supplier<T> answer, Clock clock) {
        this.name = name;
        this.every = every;
        this.patience = patience;
        this.answer = answer;
        this.clock = clock;
    }

    /** Hands over what is known now, if anything is, and every answer from now on, until the returned action is run. */
    public Runnable follow(Consumer<Live<T>> follower) {
        followers.add(follower);
        if (latest.at() != null) {
            follower.accept(latest);
        }
        synchronized (this) {
            if (!asking) {
                asking = true;
                Thread.ofVirtual().name(name).start(this::ask);
            }
        }
        return () -> followers.remove(follower);
    }

    int followers() {
        return followers.size();
    }

    private void ask() {
        while (somebodyFollows()) {
            var before = latest;
            var isLate = new AtomicBoolean();
            var watch = Thread.ofVirtual().name(name + " watch").start(() -> tellWhenLate(isLate));
            try {
                latest = new Live<>(answer.get(), clock.instant(), false);
            } catch (RuntimeException problem) {
                fail(problem.toString());
            } finally {
                watch.interrupt();
            }
            if (isLate.get() || latest.isNewsAfter(before)) {
                tell();
            }
            LockSupport.parkNanos(every.toNanos());
        }
    }

    /** A database that hangs fails nothing; its last answer must not look new for that. */
    private void tellWhenLate(AtomicBoolean isLate) {
        try {
            Thread.sleep(patience);
            isLate.set(true);
            fail("it takes longer than " + patience);
            tell();
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String why) {
        if (!latest.failing()) {
            LOG.warn("No answer for {}: {}", name, why);
        }
        latest = new Live<>(latest.value(), latest.at(), true);
    }

    private void tell() {
        followers.forEach(follower -> follower.accept(latest));
    }

    private synchronized boolean somebodyFollows() {
        asking = !followers.isEmpty();
        return asking;
    }
}
