package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProfileQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final ProfileQuery query = new ProfileQuery(jdbc);

    @BeforeEach
    void twoUsers() {
        jdbc.sql("insert into users (user_id) values ('acted'), ('quiet')").update();
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings,
                          window_oldest_day)
                        values ('acted', :day, :day, now(), 1, 1, 0, 0, 12, 5, 300, 4,
                          :day, 1, 1, 0, 0, 0, 0, 0, :day)
                        """).param("day", TODAY.minusDays(1)).update();
        jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values ('acted', 'Medium', 'High-Risk', now(), 'rfm-cascade', 1)
                        """).update();
    }

    @Test
    void streakThatEndsYesterdayStillCounts() {
        assertThat(query.values("acted", TODAY))
                .contains(new KeptValues(4, BigDecimal.valueOf(7), BigDecimal.valueOf(300), null, null, "High-Risk"));
        assertThat(query.values("acted", TODAY.plusDays(1)))
                .hasValueSatisfying(kept -> assertThat(kept.streakCount()).isZero());
    }

    @Test
    void whoNeverActedHasNothing() {
        assertThat(query.values("quiet", TODAY))
                .contains(new KeptValues(0, BigDecimal.ZERO, BigDecimal.ZERO, null, null, null));
        assertThat(query.values("nobody", TODAY)).isEmpty();
    }

    @Test
    void lifetimeValueComesWithItsFactors() {
        jdbc.sql("""
                        insert into user_ltv (
                          user_id, mean_payment, visits_per_30_days, expected_lifetime, rfm_group, as_of)
                        values ('acted', 10, 6, 2.5, 'Medium', :day)
                        """).param("day", TODAY).update();

        assertThat(query.lifetimeValue("acted")).contains(new LifetimeValue(150, 10, 6, 2.5, "Medium", TODAY));
        assertThat(query.lifetimeValue("quiet")).isEmpty();
        assertThat(query.actionCount("acted")).isEqualTo(1);
        assertThat(query.actionCount("quiet")).isZero();
    }
}
