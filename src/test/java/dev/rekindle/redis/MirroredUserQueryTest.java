package dev.rekindle.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.segment.SegmentUser;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MirroredUserQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final MirroredUserQuery query = new MirroredUserQuery(jdbc);

    @BeforeEach
    void acted() {
        act("u1", "2026-11-20", 4);
        act("u2", "2026-11-19", 4);
    }

    @Test
    void streakHoldsUntilADayWithoutAnActionIsOver() {
        var users = query.users(Map.of("u1", counted("u1"), "u2", counted("u2")), TODAY, SetClock.SEOUL);

        assertThat(users).extracting(MirroredUser::streakCount).containsExactly(4, 0);
        assertThat(users).extracting(MirroredUser::frequency).containsExactly(6L, 6L);
        assertThat(users.getFirst().pendingGems()).isEqualByComparingTo("2");
        assertThat(users.getFirst().cyberTokenBalance()).isEqualByComparingTo("-3");
        assertThat(users.getFirst().lastActionAt()).isEqualTo("2026-11-20T12:00:00+09:00");
        assertThat(users.getFirst().segment()).isNull();
        assertThat(users.getFirst().ltv()).isNull();
    }

    @Test
    void whoNeverActedIsNotAmongThem() {
        assertThat(query.users(Map.of("u9", counted("u9")), TODAY, SetClock.SEOUL))
                .isEmpty();
    }

    @Test
    void theNextAreTakenByUserId() {
        assertThat(query.after("", 1)).containsExactly("u1");
        assertThat(query.after("u1", 5)).containsExactly("u2");
    }

    private static SegmentUser counted(String userId) {
        return new SegmentUser(userId, "Medium", 1, 6, new BigDecimal("50"), BigDecimal.ZERO, 0);
    }

    private void act(String userId, String day, int streak) {
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings)
                        values (:user, :day, :day, :day + time '03:00' at time zone 'UTC', 6, 4, 2, 5, 3, 1, 0, :streak,
                          :day, 6, 4, 5, 0, 0, 0, 0)
                        """)
                .param("user", userId)
                .param("day", LocalDate.parse(day))
                .param("streak", streak)
                .update();
    }
}
