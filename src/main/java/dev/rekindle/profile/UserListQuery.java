package dev.rekindle.profile;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The users whose id begins like this, by id: one row per user. A page begins after the last id of the one before, so
 * that each costs the same however many users there are.
 */
@Repository
class UserListQuery {

    private final JdbcClient jdbc;

    UserListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ListedUser> users(String prefix, String after, int most, LocalDate today) {
        return jdbc.sql("""
                        with found as (
                          -- The greatest character ends the stretch of the key in which the prefix lies.
                          select *
                          from users
                          where user_id >= :prefix and user_id <= :prefix || chr(1114111) and user_id > :after
                          order by user_id
                          limit :most
                        )
                        select
                          found.user_id,
                          segments.rfm_group as "group",
                          metrics.last_action_day,
                          coalesce(metrics.tokens_earned - metrics.tokens_spent, 0) as balance,
                          protection_of(
                            found.self_excluded_until, found.birth_date, found.marketing_consent,
                            found.cooling_off_until, :today) as protection
                        from found
                        left join user_segments as segments on segments.user_id = found.user_id
                        left join user_metrics as metrics on metrics.user_id = found.user_id
                        order by found.user_id
                        """)
                .param("prefix", prefix)
                .param("after", after)
                .param("most", most)
                .param("today", today)
                .query(ListedUser.class)
                .list();
    }
}
