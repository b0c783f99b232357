package dev.rekindle.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandingWorkTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

    @Test
    void goesOnAtOnceWhileThereIsSomethingToDo() throws InterruptedException {
        var work = new Work(LONG, 3, 0);

        work.start();

        assertThat(next()).isEqualTo("done");
        assertThat(next()).isEqualTo("done");
        assertThat(next()).isEqualTo("done");
        assertThat(next()).isEqualTo("nothing");
        work.stop();
        assertThat(happened).isEmpty();
        assertThat(work.isRunning()).isFalse();
    }

    @Test
    void looksAgainAfterThePause() throws InterruptedException {
        var work = new Work(SHORT, 0, 0);

        work.start();

        assertThat(next()).isEqualTo("nothing");
        assertThat(next()).isEqualTo("nothing");
        work.stop();
    }

    @Test
    void failureIsToldAndTriedAgain() throws InterruptedException {
        var work = new Work(LONG, 1, 2);

        work.start();

        assertThat(next()).isEqualTo("failed 1");
        assertThat(next()).isEqualTo("failed 2");
        assertThat(next()).isEqualTo("done");
        work.stop();
    }

    @Test
    void canBeStartedAgain() throws InterruptedException {
        var work = new Work(LONG, 0, 0);
        work.start();
        assertThat(next()).isEqualTo("nothing");
        work.stop();

        work.start();

        assertThat(next()).isEqualTo("nothing");
        work.stop();
    }

    @Test
    void whatIsNotBrokenOffIsWaitedFor() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        var work = new StandingWork("Work of the test", LONG) {

            @Override
            protected boolean isBrokenOff() {
                return false;
            }

            @Override
            protected boolean doSome() {
                begun.countDown();
                try {
                    letGo.await();
                    happened.add("done");
                } catch (InterruptedException e) {
                    happened.add("broken off");
                }
                return false;
            }
        };
        work.start();
        begun.await();

        var stopping = Thread.ofPlatform().start(work::stop);
        letGo.countDown();
        stopping.join();

        assertThat(happened).containsExactly("done");
    }

    private String next() throws InterruptedException {
        return happened.poll(30, TimeUnit.SECONDS);
    }

    /** Fails some times, then does something some times, then finds nothing. */
    private final class Work extends StandingWork {

        private int failures;
        private int somethings;

        Work(Duration pause, int somethings, int failures) {
            super("Work of the test", pause);
            this.somethings = somethings;
            this.failures = failures;
        }

        @Override
        protected boolean doSome() {
            if (failures-- > 0) {
                throw new IllegalStateException("not yet");
            }
            var did = somethings-- > 0;
            happened.add(did ? "done" : "nothing");
            return did;
        }

        @Override
        protected void failed(int failuresInARow) {
            happened.add("failed " + failuresInARow);
        }
    }
}
