package dev.rekindle.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the log of actions says as a whole. */
@Repository
class ActionLogQuery {

    private final JdbcClient jdbc;

    ActionLogQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are: a sum over users, who are fewer. */
    long actions() {
        return jdbc.sql("select coalesce(sum(actions), 0) as actions from user_metrics")
                .query(Long.class)
                .single();
    }

    /** The latest time of any action: the right edge of the newest partition that is not empty. */
    Optional<Instant> lastActionAt() {
        return jdbc.sql("""
                        select action_timestamp
                        from user_actions
                        order by action_timestamp desc
                        limit 1
                        """).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }
}
