package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiLateDayStoreTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiLateDayStore store = engine.get(KpiLateDayStore.class);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theEarliestDayThatWasOverIsTakenOnce() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-18T10:00:00+09:00", "{}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-19T10:00:00+09:00", "{}"));

        assertThat(store.take()).contains(LocalDate.parse("2026-11-18"));
        assertThat(store.take()).isEmpty();
    }

    @Test
    void todayIsNotLate() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-21T10:00:00+09:00", "{}"));

        assertThat(store.take()).isEmpty();
    }
}
