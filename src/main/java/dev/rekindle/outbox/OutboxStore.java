package dev.rekindle.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code outbox}: messages that the broker doesn't have yet. */
@Repository
class OutboxStore {

    /** "outb": the lock of whoever is relaying now. */
    private static final int RELAY_LOCK = 0x6f757462;

    private static final String NO_HEADERS = "{}";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether the current transaction is the only one in the cluster that relays, until it ends. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", (long) RELAY_LOCK)
                .query(Boolean.class)
                .single();
    }

    List<News> oldest(int most) {
        return jdbc.sql("""
                        select position, user_id, topic, headers, payload
                        from outbox
                        order by position
                        limit :most
                        """).param("most", most).query(this::news).list();
    }

    void remove(List<News> published) {
        jdbc.sql("delete from outbox where position = any (:positions)")
                .param("positions", published.stream().map(News::position).toArray(Long[]::new))
                .update();
    }

    long waiting() {
        return jdbc.sql("select count(*) as waiting from outbox")
                .query(Long.class)
                .single();
    }

    Optional<Instant> oldestAt() {
        return jdbc.sql("select created_at from outbox order by position limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private News news(ResultSet row, int number) throws SQLException {
        var headers = row.getString("headers");
        return new News(
                row.getLong("position"),
                row.getString("user_id"),
                row.getString("topic"),
                headers.equals(NO_HEADERS) ? Map.of() : json.readValue(headers, new TypeReference<>() {}),
                row.getString("payload"));
    }
}
