package dev.rekindle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who would receive a message, before anybody asks for it. */
@Repository
class ReceiverQuery {

    private final JdbcClient jdbc;

    ReceiverQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of these users today. */
    List<Receiver> receivers(Collection<String> userIds, LocalDate today) {
        return jdbc.sql("""
                        select
                          user_id, email, zone,
                          protection_of(
                            self_excluded_until, birth_date, marketing_consent, cooling_off_until, :today) as protection,
                          push_on = 0 as push_off, notification_blocked_at as blocked_at
                        from users
                        where user_id = any (:userIds)
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("today", today)
                .query((row, number) -> receiver(row))
                .list();
    }

    /** Those of these users for whom something of a cause was asked before, or withheld. */
    Set<String> asked(String type, String cause, Collection<String> userIds) {
        return Set.copyOf(jdbc.sql("""
                        select distinct user_id
                        from notifications
                        where user_id = any (:userIds) and notification_type = :type and cause = :cause
                        """)
                .param("userIds", userIds.toArray(String[]::new))
                .param("type", type)
                .param("cause", cause)
                .query(String.class)
                .list());
    }

    static Receiver receiver(ResultSet row) throws SQLException {
        return new Receiver(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("zone"),
                row.getString("protection"),
                row.getBoolean("push_off"),
                row.getObject("blocked_at", LocalDate.class));
    }
}
