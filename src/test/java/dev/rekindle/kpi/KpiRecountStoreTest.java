package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KpiRecountStoreTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiCountingService counting = engine.get(KpiCountingService.class);

    @BeforeEach
    void act() {
        engine.send(
                action("u1", "e1", "PURCHASE", "2026-09-01T10:00:00+09:00", "{\"cash_amount\": 1}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{\"spent_tokens\": 2.5}"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatWasKeptAsActionsArrivedIsWhatIsCounted() {
        assertThat(counting.recompute()).isEmpty();
    }

    @Test
    void everyDifferenceIsNamedAndMended() {
        engine.jdbc
                .sql("update kpi_hours set tokens_spent = 3, week_change = 2 where day = '2026-11-20'")
                .update();

        assertThat(counting.recompute())
                .containsExactly(
                        "kpi_hours: 2026-11-20 at 10 o'clock has tokens_spent 3 where it was counted as 2.5",
                        "kpi_hours: 2026-11-20 at 10 o'clock has week_change 2 where it was counted as 1");
        assertThat(counting.recompute()).isEmpty();
    }

    @Test
    void whereNothingIsKeptYetItIsCounted() {
        engine.jdbc.sql("delete from kpi_hours").update();

        counting.countDue(LocalDate.parse("2026-11-21"));

        assertThat(counting.recompute()).isEmpty();
    }
}
