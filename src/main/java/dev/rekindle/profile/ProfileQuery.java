package dev.rekindle.profile;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of one user: one row, also for who never did anything. */
@Repository
class ProfileQuery {

    private final JdbcClient jdbc;

    ProfileQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeptValues> values(String userId, LocalDate today) {
        return jdbc.sql("""
                        select
                          case when metrics.last_action_day >= :today - 1 then metrics.streak_days else 0 end
                            as streak_count,
                          coalesce(metrics.gems_earned - metrics.gems_claimed, 0) as pending_gems,
                          coalesce(metrics.battlepass_xp, 0) as battlepass_xp,
                          worth.ltv,
                          worth.as_of as ltv_as_of,
                          segments.risk_profile
                        from users
                        left join user_metrics as metrics on metrics.user_id = users.user_id
                        left join user_segments as segments on segments.user_id = users.user_id
                        left join user_ltv as worth on worth.user_id = users.user_id
                        where users.user_id = :userId
                        """)
                .param("userId", userId)
                .param("today", today)
                .query(KeptValues.class)
                .optional();
    }

    /** What the user is worth, with its factors; empty until a night has computed it. */
    Optional<LifetimeValue> lifetimeValue(String userId) {
        return jdbc.sql("""
                        select ltv, mean_payment, visits_per_30_days as visits_per_period, expected_lifetime, rfm_group,
                          as_of
                        from user_ltv
                        where user_id = :userId
                        """).param("userId", userId).query(LifetimeValue.class).optional();
    }

    /** How many actions the user has. */
    long actionCount(String userId) {
        return jdbc.sql("select coalesce(max(actions), 0) as actions from user_metrics where user_id = :userId")
                .param("userId", userId)
                .query(Long.class)
                .single();
    }
}
