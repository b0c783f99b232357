package dev.rekindle.redis;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisException;

/** The mirror on a real Redis server, which is stopped, emptied and started again. */
class RedisMirrorServiceTest {

    private final Mirror mirror = new Mirror();

    @AfterEach
    void close() {
        mirror.close();
    }

    @Test
    void whatIsKeptOfAUserStandsInRedisAfterTheCommit() {
        mirror.act(
                action("u1", "e1", "SPEND_CYBER_TOKENS", "2026-11-20T12:00:00Z", "{\"spent_tokens\": 700, \"xp\": 5}"),
                action("u1", "e2", "EARN_CYBER_TOKENS", "2026-11-21T02:00:00Z", "{\"earned_tokens\": 100.50}"),
                action("u1", "e3", "EARN_GEMS", "2026-11-21T02:00:01Z", "{\"gems\": 7}"));
        mirror.catchUp();

        assertThat(mirror.values(
                        "user:u1:rfm",
                        "user:u1:ltv",
                        "user:u1:segment",
                        "user:u1:streak_count",
                        "user:u1:last_action_ts",
                        "user:u1:pending_gems",
                        "user:u1:cyber_token_balance",
                        "battlepass:u1:xp"))
                .containsExactly(
                        "{\"last_action_day\":\"2026-11-21\",\"frequency\":3,\"monetary\":700,\"as_of\":\"2026-11-21\"}",
                        "null",
                        "At-risk",
                        "2",
                        "2026-11-21T11:00:01+09:00",
                        "7",
                        "-599.5",
                        "5");
        assertThat(status().waiting()).isZero();
        assertThat(status().rebuilding()).isFalse();
    }

    @Test
    void withoutRedisActionsGoOnAndItCatchesUpLater() {
        mirror.act(visit("u1", "e1"));
        mirror.catchUp();
        mirror.stopRedis();

        mirror.act(visit("u1", "e2"), visit("u2", "e3"));
        assertThatThrownBy(() -> mirror.service.writeSome(10)).isInstanceOf(JedisException.class);
        var since = status().failingSince();
        mirror.act(visit("u1", "e4"));
        mirror.clock.set("2026-11-21T03:05:00Z");
        assertThatThrownBy(() -> mirror.service.writeSome(10)).isInstanceOf(JedisException.class);

        assertThat(status().waiting()).isEqualTo(2);
        assertThat(status().failure()).isNotBlank();
        assertThat(since).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(status().failingSince()).isEqualTo(since);
        assertThat(status().behindSince()).isEqualTo("2026-11-21T03:00:00Z");

        mirror.startRedis();
        mirror.catchUp();
        assertThat(mirror.value("user:u1:rfm")).contains("\"frequency\":3");
        assertThat(mirror.value("user:u2:rfm")).contains("\"frequency\":1");
        assertThat(status().waiting()).isZero();
        assertThat(status().failure()).isNull();
    }

    @Test
    void serverThatLostEverythingIsWrittenAnew() {
        mirror.act(visit("u1", "e1"), visit("u2", "e2"), visit("u3", "e3"), visit("u4", "e4"), visit("u5", "e5"));
        mirror.catchUp();
        mirror.stopRedis();
        mirror.startRedis();
        assertThat(mirror.keys()).isZero();

        mirror.service.writeSome(2);
        assertThat(status().rebuilding()).isTrue();
        mirror.catchUp();

        assertThat(mirror.keys()).isEqualTo(5 * 6);
        assertThat(status().rebuilding()).isFalse();

        mirror.flush();
        mirror.catchUp();
        assertThat(mirror.keys()).isEqualTo(5 * 6);
    }

    @Test
    void whoAsksForItGetsEverythingAnew() {
        mirror.act(visit("u1", "e1"));
        mirror.catchUp();
        mirror.jdbc.sql("update user_metrics set battlepass_xp = 9").update();
        mirror.catchUp();
        assertThat(mirror.value("battlepass:u1:xp")).isEqualTo("0");

        mirror.service.rebuild();
        mirror.catchUp();

        assertThat(mirror.value("battlepass:u1:xp")).isEqualTo("9");
    }

    @Test
    void anotherPolicyOrOtherLifetimesChangeWhatIsSaidOfEverybody() {
        mirror.act(visit("u1", "e1"));
        mirror.catchUp();

        mirror.jdbc.sql("""
                        insert into segment_activations (policy, policy_version, activated_at, activated_by)
                        values ('cyber-token', 1, '2026-11-21T03:00:00Z', 'somebody')
                        """).update();
        assertThat(mirror.service.writeSome(10)).isEqualTo(1);
        assertThat(mirror.service.writeSome(10)).isZero();
    }

    @Test
    void whoIsErasedIsForgotten() {
        mirror.act(visit("u1", "e1"), visit("u2", "e2"));
        mirror.catchUp();

        mirror.transaction.executeWithoutResult(begun -> {
            List.of("user_metrics", "user_segments", "users").forEach(table -> mirror.jdbc
                    .sql("delete from " + table + " where user_id = 'u1'")
                    .update());
            mirror.service.forget(List.of("u1"));
        });
        mirror.catchUp();

        assertThat(mirror.values("user:u1:rfm", "user:u1:segment", "battlepass:u1:xp"))
                .containsOnly("null");
        assertThat(mirror.value("user:u2:segment")).isEqualTo("At-risk");
    }

    @Test
    void brokenStreakCountsNothing() {
        mirror.act(action("u1", "e1", "PLAY_GAME", "2026-11-19T03:00:00Z", "{}"));
        mirror.catchUp();

        assertThat(mirror.value("user:u1:streak_count")).isEqualTo("0");
    }

    @Test
    void theRelayGoesOnByItself() {
        mirror.relay.start();
        mirror.act(visit("u1", "e1"));

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> mirror.value("user:u1:segment") != null);
        mirror.stopRedis();
        mirror.act(visit("u2", "e2"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> status().failure() != null);
        mirror.startRedis();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> mirror.value("user:u2:segment") != null);
        mirror.relay.stop();

        assertThat(mirror.relay.isRunning()).isFalse();
    }

    private static String visit(String userId, String eventId) {
        return action(userId, eventId, "PLAY_GAME", "2026-11-21T02:00:00Z", "{}");
    }

    private RedisMirror status() {
        return mirror.service.status().orElseThrow();
    }
}
