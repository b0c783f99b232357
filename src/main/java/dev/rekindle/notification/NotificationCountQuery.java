package dev.rekindle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has become of messages: how many of each channel are in each state, the skipped ones by reason. */
@Repository
class NotificationCountQuery {

    private final JdbcClient jdbc;

    NotificationCountQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<NotificationCount> counts() {
        return jdbc.sql("""
                        select channel, state, reason, count(*) as notifications
                        from notifications
                        group by channel, state, reason
                        order by channel, state, reason
                        """).query((row, number) -> count(row)).list();
    }

    /** Those of one cause. */
    List<NotificationCount> counts(String type, String cause) {
        return jdbc.sql("""
                        select channel, state, reason, count(*) as notifications
                        from notifications
                        where notification_type = :type and cause = :cause and payload is not null
                        group by channel, state, reason
                        order by channel, state, reason
                        """)
                .param("type", type)
                .param("cause", cause)
                .query((row, number) -> count(row))
                .list();
    }

    private static NotificationCount count(ResultSet row) throws SQLException {
        return new NotificationCount(
                Channel.of(row.getString("channel")),
                row.getString("state"),
                row.getString("reason"),
                row.getLong("notifications"));
    }
}
