package dev.rekindle.metrics;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.IntakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecomputeStoreTest {

    private static final String KEPT = """
            select (select array_agg(user_days order by user_id, day) from user_days),
              (select array_agg(user_rolls order by rolls_on, user_id) from user_rolls),
              (select array_agg(user_metrics order by user_id) from user_metrics)
            """;

    private final IntakeEngine engine = new IntakeEngine();

    @BeforeEach
    void act() {
        engine.send(
                action("u1", "e1", "EARN_GEMS", "2026-11-19T10:00:00+09:00", "{\"gems\": 5, \"xp\": 2}"),
                action("u1", "e2", "SPEND_CYBER_TOKENS", "2026-11-20T10:00:00+09:00", "{\"spent_tokens\": 2.50}"),
                action("u1", "e3", "PURCHASE", "2026-09-20T10:00:00+09:00", "{\"cash_amount\": 9900}"),
                action("u2", "e1", "VISIT_CORPORATE_SITE", "2026-11-21T10:00:00+09:00", "{}"),
                action(
                        "u2",
                        "e2",
                        "EARN_CYBER_TOKENS",
                        "2026-11-21T10:00:00+09:00",
                        "{\"earned_tokens\": 500, \"source\": \"corporate_site\"}"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatWasKeptAsActionsArrivedIsWhatTheySay() {
        assertThat(engine.metrics.recompute()).isEmpty();
    }

    @Test
    void whatTimeAloneChangesIsNoDifference() {
        engine.clock.set("2026-12-20T03:00:00Z");

        assertThat(engine.metrics.recompute()).isEmpty();
    }

    @Test
    void aMissingRollIsNamedAndMended() {
        var kept = engine.rows(KEPT);
        engine.jdbc.sql("delete from user_rolls where user_id = 'u2'").update();

        assertThat(engine.metrics.recompute()).containsExactly("user_rolls: user u2 on 2026-12-22 is missing");
        assertThat(engine.rows(KEPT)).isEqualTo(kept);
    }

    @Test
    void everyDifferenceIsNamedAndMended() {
        var kept = engine.rows(KEPT);
        engine.jdbc
                .sql("update user_days set tokens_spent = 3, actions = 2 where user_id = 'u1' and day = '2026-11-20'")
                .update();
        engine.jdbc
                .sql("update user_metrics set streak_days = 9 where user_id = 'u1'")
                .update();
        engine.jdbc.sql("delete from user_days where user_id = 'u2'").update();
        engine.jdbc
                .sql(
                        "insert into user_days select 'u3', day, 1, 0, 0, 0, 0, 0, 0 from user_days where day = '2026-11-19'")
                .update();
        engine.jdbc.sql("delete from user_metrics where user_id = 'u2'").update();

        assertThat(engine.metrics.recompute())
                .containsExactly(
                        "user_days: user u1 on 2026-11-20 has actions 2 where the actions say 1; has tokens_spent 3 where the"
                                + " actions say 2.50",
                        "user_days: user u2 on 2026-11-21 is missing",
                        "user_days: user u3 on 2026-11-19 is kept without an action",
                        "user_metrics: user u1 has streak_days 9 where the actions say 2",
                        "user_metrics: user u2 is missing");
        assertThat(engine.rows(KEPT)).isEqualTo(kept);
        assertThat(engine.metrics.recompute()).isEmpty();
    }
}
