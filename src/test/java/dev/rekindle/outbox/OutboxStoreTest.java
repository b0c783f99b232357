package dev.rekindle.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class OutboxStoreTest {

    private final Outbox outbox = new Outbox(news -> {});
    private final OutboxStore store = outbox.store;

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void oldestComesFirstWithItsHeaders() {
        outbox.write("u2", "{\"n\": 1}");
        outbox.jdbc.sql("""
                        insert into outbox (user_id, topic, headers, payload, created_at)
                        values ('u1', 'notification.requested', '{"notification_id": "7"}', '{}', now())
                        """).update();
        outbox.write("u1", "{\"n\": 3}");

        assertThat(store.oldest(2))
                .containsExactly(
                        new News(1, "u2", "segment.changed", Map.of(), "{\"n\": 1}"),
                        new News(2, "u1", "notification.requested", Map.of("notification_id", "7"), "{}"));
        assertThat(store.waiting()).isEqualTo(3);
        assertThat(store.oldestAt()).contains(Instant.parse("2026-11-20T03:00:00Z"));
    }

    @Test
    void justThePublishedAreRemoved() {
        outbox.write("u1", "1");
        outbox.write("u1", "2");
        outbox.write("u1", "3");
        var read = store.oldest(3);

        store.remove(java.util.List.of(read.get(0), read.get(2)));

        assertThat(outbox.waiting()).containsExactly("2");
        assertThat(store.waiting()).isEqualTo(1);
    }

    @Test
    void oneTransactionRelaysAtATime() throws SQLException {
        try (var other = outbox.dataSource.getConnection()) {
            other.setAutoCommit(false);
            var theirs = new OutboxStore(
                    JdbcClient.create(new SingleConnectionDataSource(other, true)),
                    tools.jackson.databind.json.JsonMapper.builder().build());

            assertThat(theirs.takeTurn()).isTrue();
            assertThat(store.takeTurn()).isFalse();
            other.rollback();
            assertThat(store.takeTurn()).isTrue();
        }
        assertThat(store.oldestAt()).isEmpty();
    }
}
