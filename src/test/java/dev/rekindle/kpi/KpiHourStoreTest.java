package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiHourStoreTest {

    private static final String ROWS = """
            select day, hour, sum(actions) as actions, sum(active_users) as active, sum(new_users) as new_users,
              sum(returning_users) as returning, sum(resurrected_users) as resurrected, sum(week_change) as week,
              sum(month_change) as month, sum(churned_change) as churned, sum(payers_change) as payers
            from kpi_hours
            group by day, hour
            having (sum(actions), sum(active_users), sum(week_change), sum(month_change), sum(churned_change),
              sum(payers_change)) <> (0, 0, 0, 0, 0, 0)
            order by day, hour
            """;

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aFirstActionBringsIntoEveryCountAndLeavesThemInTime() {
        engine.send(action("u1", "e1", "PURCHASE", "2026-11-20T10:00:00+09:00", "{\"cash_amount\": 1}"));

        assertThat(engine.rows(ROWS))
                .containsExactly(
                        "2026-11-20|10|1|1|1|0|0|1|1|0|1",
                        "2026-11-27|0|0|0|0|0|0|-1|0|0|0",
                        "2026-12-20|0|0|0|0|0|0|0|-1|0|-1",
                        "2026-12-21|0|0|0|0|0|0|0|0|1|0",
                        "2027-01-20|0|0|0|0|0|0|0|0|-1|0");
    }

    @Test
    void aLateDayBeforeTheFirstTakesItsPlace() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
        engine.send(action("u1", "e2", "PLAY_GAME", "2026-11-19T23:30:00+09:00", "{}"));

        assertThat(engine.rows(ROWS).subList(0, 2))
                .containsExactly("2026-11-19|23|1|1|1|0|0|1|1|0|0", "2026-11-20|10|1|1|0|1|0|0|0|0|0");
    }

    @Test
    void anEarlierHourOfTheSameDayMovesTheUserThere() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
        engine.send(action("u1", "e2", "PLAY_GAME", "2026-11-20T08:59:59+09:00", "{}"));

        assertThat(engine.rows(ROWS).subList(0, 2))
                .containsExactly("2026-11-20|8|1|1|1|0|0|1|1|0|0", "2026-11-20|10|1|0|0|0|0|0|0|0|0");
    }

    @Test
    void foldingChangesNoSumAndLeavesOneRowPerHour() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
        engine.send(action("u2", "e1", "PLAY_GAME", "2026-11-20T10:10:00+09:00", "{}"));
        var before = engine.rows(ROWS);

        engine.get(KpiHourStore.class).fold(LocalDate.parse("2026-11-21"));

        assertThat(engine.rows(ROWS)).isEqualTo(before);
        assertThat(engine.rows("select slot from kpi_hours where day = '2026-11-20'"))
                .containsExactly("0");
    }
}
