package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SegmentNewsStoreTest {

    private final Segments segments = new Segments();
    private final JsonMapper json = JsonMapper.builder().build();

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void changeOfGroupIsToldAsTheContractSays() {
        segments.day("u1", TODAY, 30, "10000");
        segments.acted(TODAY, "u1");

        var payload = segments.lines("select payload from outbox where topic = 'segment.changed' and user_id = 'u1'");

        assertThat(payload).hasSize(1);
        assertThat(json.readTree(payload.getFirst())).isEqualTo(json.readTree("""
                        {"type": "segment_changed", "user_id": "u1", "from": "At-risk", "to": "Whale",
                         "policy": "rfm-cascade", "policy_version": 1, "cause": "user_acted",
                         "changed_at": "2026-11-20T12:00:00+09:00"}
                        """));
    }

    @Test
    void everyActionThatEarnedTokensIsToldInOrder() {
        segments.transaction.executeWithoutResult(begun -> {
            segments.prepare();
            segments.newAction("u2", "e3", TODAY, 8, "EARN_CYBER_TOKENS", "5.5");
            segments.newAction("u1", "e2", TODAY, 10, "EARN_CYBER_TOKENS", "200");
            segments.newAction("u1", "e1", TODAY, 9, "EARN_CYBER_TOKENS", "100");
            segments.newAction("u1", "e0", TODAY, 7, "PLAY_GAME", "100");
            segments.newAction("u1", "long ago", TODAY.minusDays(2), 7, "EARN_CYBER_TOKENS", "3");
            segments.newAction("u1", "e4", TODAY, 7, "EARN_CYBER_TOKENS", null);
            segments.get(SegmentNewsStore.class).tellEarnedTokens(segments.clock.instant());
        });

        assertThat(segments.lines("""
                        select concat_ws(' ', user_id, topic, payload::json ->> 'event_id',
                          payload::json ->> 'earned_tokens', payload::json ->> 'source')
                        from outbox
                        order by position
                        """))
                .containsExactly(
                        "u1 action.earned_token e1 100 corporate_site",
                        "u1 action.earned_token e2 200 corporate_site",
                        "u2 action.earned_token e3 5.5 corporate_site");
        assertThat(json.readTree(segments.lines("select payload from outbox order by position limit 1")
                                .getFirst())
                        .propertyNames())
                .containsExactly("type", "user_id", "event_id", "earned_tokens", "source", "action_timestamp");
    }
}
