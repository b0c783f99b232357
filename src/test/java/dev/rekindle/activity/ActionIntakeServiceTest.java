package dev.rekindle.activity;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionIntakeServiceTest {

    private static final String ACTIONS = """
            select user_id, event_id, action_type, action_timestamp at time zone 'UTC', metadata
            from user_actions
            order by user_id, event_id
            """;

    private final IntakeEngine engine = new IntakeEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anActionIsRecordedAsItCame() {
        var intake = engine.send(action(
                "u1", "e1", "PLAY_GAME", "2026-11-21T11:59:59.123456+09:00", "{\"game\": \"slot\", \"stake\": 5}"));

        assertThat(intake).isEqualTo(new Intake(1, 0, java.util.List.of()));
        assertThat(engine.rows(ACTIONS))
                .containsExactly("u1|e1|PLAY_GAME|2026-11-21 02:59:59.123456|{\"game\": \"slot\", \"stake\": 5}");
    }

    @Test
    void anActionOfAnUnknownUserMakesTheUser() {
        engine.jdbc
                .sql("insert into users (user_id, region_id) values ('u1', 7)")
                .update();

        engine.send(
                action("u1", "e1", "PLAY_GAME", "2026-11-21T11:00:00+09:00", "{}"),
                action("u2", "e1", "PLAY_GAME", "2026-11-21T11:00:00+09:00", "{}"));

        assertThat(engine.rows("select user_id, region_id from users order by user_id"))
                .containsExactly("u1|7", "u2|null");
    }

    @Test
    void theSameActionAgainIsADuplicateAlsoWithAnotherTimeAndOtherOrderOfKeys() {
        engine.send(
                action("u1", "e1", "PURCHASE", "2026-11-21T11:00:00+09:00", "{\"a\": 1, \"b\": [1, {\"c\": null}]}"));

        var again = engine.send(
                action("u1", "e1", "PURCHASE", "2026-11-21T11:00:00+09:00", "{\"a\": 1, \"b\": [1, {\"c\": null}]}"),
                action("u1", "e1", "PURCHASE", "2026-10-02T11:00:00+09:00", "{\"b\":[1.0,{\"c\":null}],\"a\":1}"));

        assertThat(again).isEqualTo(new Intake(0, 2, java.util.List.of()));
        assertThat(engine.rows("select count(*) from user_actions")).containsExactly("1");
        assertThat(engine.rows("select actions from user_metrics")).containsExactly("1");
    }
}
