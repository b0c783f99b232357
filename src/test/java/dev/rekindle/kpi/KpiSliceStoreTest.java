package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiSliceStoreTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiCountingService counting = engine.get(KpiCountingService.class);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void eachSliceHoldsItsUsersAndAllOfThemTogetherEverybody() {
        engine.send(
                action("u1", "e1", "PURCHASE", "2026-11-19T10:00:00+09:00", "{\"cash_amount\": 1}"),
                action("u1", "e2", "PLAY_GAME", "2026-11-20T11:00:00+09:00", "{\"spent_tokens\": 2.5}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T11:30:00+09:00", "{}"));
        engine.jdbc
                .sql("update users set region_id = 7, total_settle_cnt = 1 where user_id = 'u1'")
                .update();

        counting.countSlices();

        assertThat(engine.rows("""
                        select region_id, tier, day, hour, actions, active_users, new_users, returning_users, tokens_spent
                        from kpi_slice_hours
                        where actions > 0
                        order by tier, day
                        """))
                .containsExactly(
                        "7|light|2026-11-19|10|1|1|1|0|0",
                        "7|light|2026-11-20|11|1|1|0|1|2.5",
                        "null|undefined|2026-11-20|11|1|1|1|0|0");
        assertThat(engine.rows(sums("kpi_slice_hours"))).isEqualTo(engine.rows(sums("kpi_hours")));
    }

    @Test
    void afterAnHourItIsCountedAgainAsUsersMoveWithoutActing() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
        counting.countSlices();
        engine.jdbc.sql("update users set region_id = 7").update();

        engine.clock.set("2026-11-21T04:00:00Z");

        assertThat(counting.countSlices()).isTrue();
        assertThat(engine.rows("select distinct region_id from kpi_slice_hours"))
                .containsExactly("7");
    }

    @Test
    void afterARecomputationItIsCountedAtOnce() {
        engine.send(action("u1", "e1", "PLAY_GAME", "2026-11-20T10:00:00+09:00", "{}"));
        counting.countSlices();

        counting.recompute();

        assertThat(counting.countSlices()).isTrue();
    }

    private static String sums(String table) {
        return """
                select day, hour, sum(actions), sum(active_users), sum(new_users), sum(returning_users),
                  sum(resurrected_users), sum(week_change), sum(month_change), sum(churned_change), sum(payers_change),
                  trim_scale(sum(tokens_spent))
                from %s
                group by day, hour
                order by day, hour
                """.formatted(table);
    }
}
