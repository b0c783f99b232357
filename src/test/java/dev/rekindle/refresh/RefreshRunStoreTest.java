package dev.rekindle.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.refresh.RefreshRun.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RefreshRunStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant THREE = Instant.parse("2026-11-19T18:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final RefreshRunStore store =
            new RefreshRunStore(JdbcClient.create(database.dataSource()), database.dataSource());
    private final UUID run = UUID.randomUUID();

    @Test
    void oneRunsTheNightAtATime() {
        var other = new RefreshRunStore(JdbcClient.create(database.dataSource()), database.dataSource());
        try (var turn = store.takeTurn().orElseThrow()) {
            assertThat(turn).isNotNull();
            assertThat(other.takeTurn()).isEmpty();
        }
        try (var turn = other.takeTurn().orElseThrow()) {
            assertThat(turn).isNotNull();
        }
    }

    @Test
    void oneThatWentFurtherStaysSoUntilAnotherHasComeBackWell() {
        assertThat(store.hasGoneBeyond(DAY)).isFalse();
        ran(DAY.plusDays(9), THREE, true);
        assertThat(store.hasGoneBeyond(DAY)).isTrue();
        assertThat(store.hasGoneBeyond(DAY.plusDays(9))).isFalse();

        ran(DAY, THREE.plusSeconds(60), false);
        assertThat(store.hasGoneBeyond(DAY)).as("a step of it failed").isTrue();
        ran(DAY, THREE.plusSeconds(120), true);
        assertThat(store.hasGoneBeyond(DAY)).isFalse();
        ran(DAY.plusDays(1), THREE.plusSeconds(180), true);
        assertThat(store.hasGoneBeyond(DAY)).isTrue();
    }

    private void ran(LocalDate asOf, Instant at, boolean isWell) {
        var id = UUID.randomUUID();
        store.begin(id, asOf, at, "mina");
        store.beginStep(id, 0, "metrics", at);
        store.endStep(id, 0, at, 0L, isWell ? null : "no such table");
        store.end(id, at);
    }

    @Test
    void runHasItsStepsAndFailsWithOneOfThem() {
        store.begin(run, DAY, THREE, "mina");
        store.beginStep(run, 0, "metrics", THREE);
        store.endStep(run, 0, THREE.plusSeconds(1), 7L, null);
        store.beginStep(run, 1, "segments", THREE.plusSeconds(1));
        store.endStep(run, 1, THREE.plusSeconds(2), null, "no such table");
        store.end(run, THREE.plusSeconds(2));

        assertThat(store.newest(5))
                .containsExactly(new RefreshRun(
                        run,
                        DAY,
                        RefreshState.FAILED,
                        THREE,
                        THREE.plusSeconds(2),
                        "mina",
                        List.of(
                                new Step("metrics", RefreshState.DONE, THREE, THREE.plusSeconds(1), 7L, null),
                                new Step(
                                        "segments",
                                        RefreshState.FAILED,
                                        THREE.plusSeconds(1),
                                        THREE.plusSeconds(2),
                                        null,
                                        "no such table"))));
    }

    @Test
    void whatWasBrokenOffIsNotANightThatHasRun() {
        assertThat(store.hasNights()).isFalse();
        store.begin(run, DAY, THREE, "server");
        store.beginStep(run, 0, "metrics", THREE);
        assertThat(store.hasRun(DAY)).isFalse();

        store.markInterrupted();

        assertThat(store.newest(1).getFirst().state()).isEqualTo(RefreshState.INTERRUPTED);
        assertThat(store.newest(1).getFirst().steps().getFirst().state()).isEqualTo(RefreshState.INTERRUPTED);
        assertThat(store.hasRun(DAY)).isFalse();
        assertThat(store.hasNights()).isTrue();
    }

    @Test
    void nightHasRunWhenTheClockRanItToItsEnd() {
        store.begin(run, DAY, THREE, "mina");
        store.end(run, THREE);
        assertThat(store.hasRun(DAY)).isFalse();

        var night = UUID.randomUUID();
        store.begin(night, DAY, THREE, "server");
        store.end(night, THREE);

        assertThat(store.hasRun(DAY)).isTrue();
        assertThat(store.hasRun(DAY.minusDays(1))).isTrue();
        assertThat(store.hasRun(DAY.plusDays(1))).isFalse();
    }
}
