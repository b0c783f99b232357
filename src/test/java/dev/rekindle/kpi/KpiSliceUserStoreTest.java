package dev.rekindle.kpi;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.activity.IntakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiSliceUserStoreTest {

    private final IntakeEngine engine = KpiEngine.at(new SetClock("2026-11-21T03:00:00Z"));
    private final KpiCountingService counting = engine.get(KpiCountingService.class);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void usersWithAnActionAreCountedByTheirSlice() {
        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-20T11:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-20T11:30:00+09:00", "{}"));
        engine.jdbc
                .sql("update users set region_id = 7, total_settle_cnt = 1 where user_id = 'u1'")
                .update();
        engine.jdbc
                .sql("insert into users (user_id) values ('without actions')")
                .update();

        assertThat(counting.countSliceUsers()).isTrue();

        assertThat(engine.rows("select region_id, tier, users from kpi_slice_users order by tier"))
                .containsExactly("7|light|1", "null|undefined|1");
    }
}
