package dev.rekindle.redis;

import dev.rekindle.segment.SegmentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of users, as the mirror says it: one row per user with an action. */
@Repository
class MirroredUserQuery {

    private final JdbcClient jdbc;

    MirroredUserQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of these users who have an action.
     *
     * @param counted F and M of each by the active policy
     */
    List<MirroredUser> users(Map<String, SegmentUser> counted, LocalDate today, ZoneId zone) {
        return jdbc.sql("""
                        select
                          metrics.user_id,
                          metrics.last_action_day,
                          metrics.last_action_at,
                          user_ltv.ltv,
                          segments.rfm_group,
                          case when metrics.last_action_day >= :today - 1 then metrics.streak_days else 0 end
                            as streak_count,
                          metrics.gems_earned - metrics.gems_claimed as pending_gems,
                          metrics.tokens_earned - metrics.tokens_spent as balance,
                          metrics.battlepass_xp
                        from user_metrics as metrics
                        left join user_segments as segments on segments.user_id = metrics.user_id
                        left join user_ltv on user_ltv.user_id = metrics.user_id
                        where metrics.user_id = any (:userIds)
                        order by metrics.user_id
                        """)
                .param("userIds", counted.keySet().toArray(String[]::new))
                .param("today", today)
                .query((row, number) -> user(row, counted, today, zone))
                .list();
    }

    /** The next users with an action, by user id. */
    List<String> after(String userId, int most) {
        return jdbc.sql("""
                        select user_id
                        from user_metrics
                        where user_id > :after
                        order by user_id
                        limit :most
                        """)
                .param("after", userId)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private static MirroredUser user(ResultSet row, Map<String, SegmentUser> counted, LocalDate today, ZoneId zone)
            throws SQLException {
        var userId = row.getString("user_id");
        var counts = Objects.requireNonNull(counted.get(userId));
        return new MirroredUser(
                userId,
                row.getObject("last_action_day", LocalDate.class),
                row.getObject("last_action_at", OffsetDateTime.class)
                        .atZoneSameInstant(zone)
                        .toOffsetDateTime(),
                counts.frequency(),
                counts.monetary(),
                today,
                row.getObject("ltv", Double.class),
                row.getString("rfm_group"),
                row.getInt("streak_count"),
                row.getBigDecimal("pending_gems"),
                row.getBigDecimal("balance"),
                row.getBigDecimal("battlepass_xp"));
    }
}
