package dev.rekindle.metrics;

import static dev.rekindle.activity.IntakeEngine.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.activity.IntakeEngine;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserMetricsStoreTest {

    private final IntakeEngine engine = new IntakeEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void totalsAndGemsAddUp() {
        engine.send(
                action("u1", "e1", "EARN_GEMS", "2026-11-21T00:30:00+09:00", "{\"gems\": 5, \"xp\": 2}"),
                action("u1", "e2", "CLAIM_REWARD", "2026-11-21T11:30:00+09:00", "{\"gems\": 3, \"spent_tokens\": 9}"));
        engine.send(action("u1", "e3", "VIEW_CONTENT", "2026-11-21T11:45:00+09:00", "{\"gems\": 7, \"xp\": 1.5}"));

        assertThat(engine.rows("""
                        select actions, active_days, gems_earned, gems_claimed, battlepass_xp,
                          tokens_earned - tokens_spent, last_action_at at time zone 'Asia/Seoul'
                        from user_metrics
                        """)).containsExactly("3|1|5|3|3.5|-9|2026-11-21 11:45:00");
    }

    @Test
    void aLateDayJoinsTwoStreaks() {
        engine.send(on("e1", "2026-11-15"), on("e2", "2026-11-16"), on("e3", "2026-11-18"), on("e4", "2026-11-19"));
        assertThat(streak()).isEqualTo("2");

        engine.send(on("e5", "2026-11-20"));
        assertThat(streak()).isEqualTo("3");

        engine.send(on("e6", "2026-11-10"));
        assertThat(streak()).isEqualTo("3");

        engine.send(on("e7", "2026-11-17"));
        assertThat(streak()).isEqualTo("6");

        engine.send(on("e8", "2026-11-17"));
        assertThat(streak()).isEqualTo("6");
    }

    @Test
    void aGapBeginsAnotherStreak() {
        engine.send(on("e1", "2026-11-18"));
        engine.send(on("e2", "2026-11-20"));

        assertThat(streak()).isEqualTo("1");
    }

    @Test
    void theWindowHoldsTodayAndThirtyDaysBefore() {
        engine.send(on("e1", "2026-10-21"), on("e2", "2026-10-22"), on("e3", "2026-11-21"));

        assertThat(window()).isEqualTo("2026-11-21|2|2|2026-10-22");

        engine.clock.set("2026-11-22T03:00:00Z");
        engine.send(on("e4", "2026-11-22"));
        assertThat(window()).isEqualTo("2026-11-22|2|2|2026-11-21");
    }

    @Test
    void theDayThatLeavesTheWindowIsTakenFromItsSums() {
        engine.send(
                action("u1", "e1", "SPEND_CYBER_TOKENS", "2026-10-22T10:00:00+09:00", "{\"spent_tokens\": 2.5}"),
                action("u1", "e2", "SPEND_CYBER_TOKENS", "2026-11-01T10:00:00+09:00", "{\"spent_tokens\": 4}"),
                action("u2", "e3", "PLAY_GAME", "2026-10-22T10:00:00+09:00", "{}"));

        engine.metrics.roll(LocalDate.parse("2026-11-22"));

        assertThat(engine.rows("""
                        select user_id, window_until, window_actions, window_active_days, window_tokens_spent,
                          window_oldest_day
                        from user_metrics
                        order by user_id
                        """)).containsExactly("u1|2026-11-22|1|1|4.0|2026-11-01", "u2|2026-11-22|0|0|0|null");
    }

    @Test
    void afterMissedNightsAllDaysThatLeftAreOut() {
        engine.send(on("e1", "2026-10-22"), on("e2", "2026-10-23"), on("e3", "2026-11-20"));

        engine.metrics.roll(LocalDate.parse("2026-11-25"));

        assertThat(window()).isEqualTo("2026-11-25|1|1|2026-11-20");
    }

    @Test
    void whoActsAfterANightToComeIsBackOnTheDay() {
        engine.send(on("e1", "2026-10-22"), on("e2", "2026-11-20"));
        engine.metrics.roll(LocalDate.parse("2026-12-25"));
        assertThat(window()).isEqualTo("2026-12-25|0|0|null");

        engine.send(on("e3", "2026-11-20"));

        assertThat(window()).isEqualTo("2026-11-21|3|2|2026-10-22");
    }

    private static String on(String eventId, String day) {
        return action("u1", eventId, "PLAY_GAME", day + "T10:00:00+09:00", "{}");
    }

    private String streak() {
        return engine.rows("select streak_days from user_metrics").getFirst();
    }

    private String window() {
        return engine.rows(
                        "select window_until, window_actions, window_active_days, window_oldest_day from user_metrics")
                .getFirst();
    }
}
