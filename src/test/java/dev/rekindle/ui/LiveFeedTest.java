package dev.rekindle.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.ui.LiveFeed.Live;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;
    private final LiveFeed<Integer> feed = new LiveFeed<>(
            "test feed",
            Duration.ofMillis(1),
            () -> {
                if (away) {
                    throw new IllegalStateException("away");
                }
                return asked.incrementAndGet();
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void allFollowersHearTheSameAnswer() throws InterruptedException {
        var one = new ArrayBlockingQueue<Live<Integer>>(10_000);
        var other = new ArrayBlockingQueue<Live<Integer>>(10_000);
        var leaveOne = feed.follow(one::offer);
        var leaveOther = feed.follow(other::offer);

        var heard = next(other);
        while (!Objects.equals(next(one).value(), heard.value())) {
            assertThat(one).isNotNull();
        }

        assertThat(heard.at()).isEqualTo(NOW);
        leaveOne.run();
        leaveOther.run();
    }

    @Test
    void theVerySameAnswerIsToldOnce() throws InterruptedException {
        var asked = new AtomicInteger();
        var same = new LiveFeed<>(
                "same answer",
                Duration.ofMillis(1),
                () -> asked.incrementAndGet() < 20 ? "the same" : "another",
                Clock.fixed(NOW, ZoneOffset.UTC));
        var heard = new ArrayBlockingQueue<Live<String>>(10_000);

        var leave = same.follow(heard::offer);

        assertThat(heard.poll(10, TimeUnit.SECONDS)).extracting(Live::value).isEqualTo("the same");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).extracting(Live::value).isEqualTo("another");
        leave.run();
    }

    @Test
    void anAnswerThatDoesNotComeIsMissed() throws InterruptedException {
        var held = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var hanging = new LiveFeed<>(
                "hanging",
                Duration.ofMillis(1),
                Duration.ofMillis(20),
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        awaitUninterruptibly(held);
                    }
                    return "known";
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        var heard = new ArrayBlockingQueue<Live<String>>(10_000);

        var leave = hanging.follow(heard::offer);

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Live<>("known", NOW, false));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Live<>("known", NOW, true));
        held.countDown();
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Live<>("known", NOW, false));
        leave.run();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyFollowingCostsNothing() throws InterruptedException {
        var heard = new ArrayBlockingQueue<Live<Integer>>(10_000);
        var leave = feed.follow(heard::offer);
        next(heard);

        leave.run();

        assertThat(feed.followers()).isZero();
        // Who comes later is told at once what is known, and asking goes on.
        var later = new ArrayBlockingQueue<Live<Integer>>(10_000);
        var leaveLater = feed.follow(later::offer);
        assertThat(next(later).value()).isPositive();
        leaveLater.run();
    }

    @Test
    void lastGoodAnswerStaysWhileNoneComes() throws InterruptedException {
        var heard = new ArrayBlockingQueue<Live<Integer>>(10_000);
        var leave = feed.follow(heard::offer);
        next(heard);

        away = true;
        var failing = next(heard);
        while (!failing.failing()) {
            failing = next(heard);
        }

        assertThat(failing.value()).isPositive();
        assertThat(failing.at()).isEqualTo(NOW);
        leave.run();
    }

    private static <T> T next(BlockingQueue<T> heard) throws InterruptedException {
        return Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS), "an answer within ten seconds");
    }
}
