package dev.rekindle.metrics;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.IntakeEngine;
import dev.rekindle.activity.IntakeSession;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TouchedUserStoreTest {

    @Test
    void anotherBatchOfTheSameTransactionBeginsEmpty() {
        var session = new IntakeSession();
        var store = new TouchedUserStore(session.jdbc);
        session.inTransaction(() -> {
            store.prepare();
            session.jdbc.sql("insert into touched_users values ('u1')").update();
            store.prepare();
            assertThat(session.rows("select * from touched_users")).isEmpty();
        });
    }

    @Test
    void whoseOldestDayLeavesTheWindowIsTouchedAndWhoActedAheadOfTheClock() {
        try (var engine = new IntakeEngine()) {
            engine.send(
                    action("leaves", "e1", "T", "2026-11-01T12:00:00+09:00", "{}"),
                    action("stays", "e1", "T", "2026-11-02T12:00:00+09:00", "{}"),
                    action("never", "e1", "T", "2026-10-01T12:00:00+09:00", "{}"));
            engine.clock.set("2026-11-21T14:30:00Z");
            engine.send(action("ahead", "e1", "T", "2026-11-22T00:10:00+09:00", "{}"));

            assertThat(engine.rows("select user_id, rolls_on from user_metrics order by user_id"))
                    .containsExactly("ahead|2026-11-22", "leaves|2026-12-02", "never|null", "stays|2026-12-03");
            assertThat(engine.rows("select user_id, rolls_on from user_rolls order by user_id"))
                    .containsExactly("ahead|2026-11-22", "leaves|2026-12-02", "stays|2026-12-03");
            assertThat(engine.metrics.roll(LocalDate.parse("2026-12-01"))).isOne();
            assertThat(engine.metrics.roll(LocalDate.parse("2026-12-02"))).isOne();
            assertThat(engine.metrics.roll(LocalDate.parse("2026-12-02"))).isZero();
            assertThat(engine.rows("select user_id, window_actions from user_metrics order by user_id"))
                    .containsExactly("ahead|1", "leaves|0", "never|0", "stays|1");
            assertThat(engine.rows("select user_id, rolls_on from user_rolls order by user_id"))
                    .containsExactly("ahead|2026-12-23", "stays|2026-12-03");
        }
    }

    @Test
    void whomANightTookFurtherIsTouchedAndStandsOnTheDayAgain() {
        try (var engine = new IntakeEngine()) {
            engine.send(
                    action("further", "e1", "T", "2026-11-01T12:00:00+09:00", "{}"),
                    action("here", "e1", "T", "2026-11-20T12:00:00+09:00", "{}"));
            engine.metrics.roll(LocalDate.parse("2026-12-10"));

            assertThat(engine.metrics.turnBack(LocalDate.parse("2026-11-21"))).isOne();
            assertThat(engine.metrics.turnBack(LocalDate.parse("2026-11-21"))).isZero();

            assertThat(engine.rows("select user_id, window_until, window_actions from user_metrics order by user_id"))
                    .containsExactly("further|2026-11-21|1", "here|2026-11-21|1");
            assertThat(engine.metrics.roll(LocalDate.parse("2026-12-10"))).isOne();
        }
    }
}
