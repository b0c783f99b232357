package dev.rekindle.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class OutboxServiceTest {

    private final List<String> published = new ArrayList<>();
    private boolean brokerIsAway;
    private final Outbox outbox = new Outbox(this::publish);

    private void publish(List<News> news) {
        for (var message : news) {
            if (brokerIsAway && published.size() == 2) {
                throw new NewsNotPublished(new IllegalStateException("no broker"));
            }
            published.add(message.userId() + " " + message.payload());
        }
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void newsIsPublishedInItsOrderAndGone() {
        for (var number = 1; number <= 5; number++) {
            outbox.write("u" + number % 2, "" + number);
        }

        assertThat(outbox.service.publishOldest(3)).isEqualTo(3);
        assertThat(outbox.service.publishOldest(3)).isEqualTo(2);
        assertThat(outbox.service.publishOldest(3)).isZero();

        assertThat(published).containsExactly("u1 1", "u0 2", "u1 3", "u0 4", "u1 5");
        assertThat(outbox.waiting()).isEmpty();
    }

    @Test
    void whatIsCommittedLateIsNotOverlooked() throws SQLException {
        try (var early = open();
                var late = open()) {
            Outbox.write(client(early), "u1", "drawn first");
            Outbox.write(client(late), "u2", "drawn second");
            late.commit();
            assertThat(outbox.service.publishOldest(10)).isEqualTo(1);
            assertThat(published).containsExactly("u2 drawn second");

            early.commit();

            assertThat(outbox.service.publishOldest(10)).isEqualTo(1);
            assertThat(published).containsExactly("u2 drawn second", "u1 drawn first");
        }
        assertThat(outbox.waiting()).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNeverPublished() throws SQLException {
        try (var connection = open()) {
            Outbox.write(client(connection), "u1", "never");
            connection.rollback();
        }
        outbox.write("u1", "kept");

        outbox.service.publishOldest(10);

        assertThat(published).containsExactly("u1 kept");
    }

    @Test
    void orderOfAUserIsThatOfTheCommitsBecauseTheirRowIsLocked() throws Exception {
        outbox.jdbc.sql("create table held (user_id text primary key)").update();
        outbox.jdbc.sql("insert into held values ('u1')").update();
        try (var first = open();
                var second = open()) {
            hold(first);
            var waiting = Thread.ofPlatform().start(() -> {
                hold(second);
                Outbox.write(client(second), "u1", "second");
                commit(second);
            });
            awaitWaiting();
            Outbox.write(client(first), "u1", "first");
            first.commit();
            waiting.join();
        }

        outbox.service.publishOldest(10);

        assertThat(published).containsExactly("u1 first", "u1 second");
    }

    @Test
    void withoutBrokerNothingIsLostAndEverythingIsSentAgainInOrder() {
        for (var number = 1; number <= 4; number++) {
            outbox.write("u1", "" + number);
        }
        brokerIsAway = true;

        assertThatThrownBy(() -> outbox.service.publishOldest(10)).isInstanceOf(NewsNotPublished.class);
        assertThat(outbox.waiting()).hasSize(4);
        assertThat(outbox.service.status().failure()).isEqualTo("The broker doesn't take news: no broker");
        assertThat(outbox.service.status().waiting()).isEqualTo(4);

        brokerIsAway = false;
        outbox.service.publishOldest(10);

        assertThat(published).containsExactly("u1 1", "u1 2", "u1 1", "u1 2", "u1 3", "u1 4");
        assertThat(outbox.service.status()).isEqualTo(new OutboxStatus(0, null, null));
    }

    private Connection open() throws SQLException {
        var connection = outbox.dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static void hold(Connection connection) {
        client(connection)
                .sql("select user_id from held for no key update")
                .query(String.class)
                .single();
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiting() {
        var waiting = false;
        for (var looks = 0; !waiting && looks < 100_000; looks++) {
            waiting = outbox.jdbc.sql("""
                        select exists (
                          select from pg_stat_activity
                          where datname = current_database() and wait_event_type = 'Lock') as waiting
                        """).query(Boolean.class).single();
        }
        assertThat(waiting).isTrue();
    }
}
