package dev.rekindle.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobRunStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final JobRunStore store = new JobRunStore(TestDatabase.fresh().jdbc());

    @Test
    void aFailureStandsSinceItsFirstUntilTheNextGoodRun() {
        store.good("alerts", NOON, 0.5);
        store.failed("alerts", NOON.plusSeconds(15), 0.1, "first");
        store.failed("alerts", NOON.plusSeconds(30), 0.2, "second");
        assertThat(store.runs()).containsExactly(new JobRun("alerts", NOON, NOON.plusSeconds(15), "second", 0.2));

        store.good("alerts", NOON.plusSeconds(45), 0.3);
        assertThat(store.runs()).containsExactly(new JobRun("alerts", NOON.plusSeconds(45), null, null, 0.3));
    }

    @Test
    void whatNeverWorkedHasNoGoodRun() {
        store.failed("alerts", NOON, 1, "why");

        assertThat(store.runs()).containsExactly(new JobRun("alerts", null, NOON, "why", 1));
    }

    @Test
    void aJobThatFailsIsKeptAndStopsNobody() {
        var clock = new SetClock("2026-11-21T03:00:00Z");
        var jobs = new Jobs(store, clock);

        jobs.run("mails", () -> {
            throw new IllegalStateException("no server");
        });
        assertThat(store.runs().getFirst().failure()).isEqualTo("java.lang.IllegalStateException: no server");

        jobs.run("mails", () -> clock.set("2026-11-21T03:00:02Z"));
        assertThat(store.runs()).containsExactly(new JobRun("mails", NOON.plusSeconds(2), null, null, 2));
    }
}
