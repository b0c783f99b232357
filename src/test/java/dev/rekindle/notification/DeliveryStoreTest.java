package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the service's tests do not reach: one row per user, cause and channel, and counts. */
class DeliveryStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final DeliveryStore store = new DeliveryStore(jdbc);

    @Test
    void thereIsOneRowPerUserCauseAndChannel() {
        var messages = List.of(new MessageToSend("u1", "t", "m", "{}"), new MessageToSend("u2", "t", "m", "{}"));

        assertThat(add("one", messages, Channel.KAFKA, Channel.EMAIL)).isEqualTo(4);
        assertThat(add("one", messages, Channel.KAFKA, Channel.WEBHOOK)).isEqualTo(2);
        assertThat(add("two", messages, Channel.KAFKA)).isEqualTo(2);
        assertThat(new NotificationCountQuery(jdbc).counts())
                .containsExactly(
                        new NotificationCount(Channel.EMAIL, "WAITING", null, 2),
                        new NotificationCount(Channel.KAFKA, "WAITING", null, 4),
                        new NotificationCount(Channel.WEBHOOK, "WAITING", null, 2));
    }

    @Test
    void messageThatIsSentAtThisMomentIsNotAskedForAgain() throws SQLException {
        var messages = List.of(new MessageToSend("u1", "t", "m", "{}"));
        add("one", messages, Channel.KAFKA);
        var source = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        var asking = new TransactionTemplate(new JdbcTransactionManager(source));
        asking.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        var inside = JdbcClient.create(source);

        var added = asking.execute(begun -> {
            inside.sql("select count(*) from notifications").query(Long.class).single();
            jdbc.sql("update notifications set state = 'SENT', sent_at = now()").update();
            return new DeliveryStore(inside)
                    .add("REACTIVATION", "one", messages, Set.of(Channel.KAFKA), "ann", "snapshot", NOW);
        });

        assertThat(added).isZero();
    }

    @Test
    void whatHasBeenDueLongestComesFirst() {
        jdbc.sql("insert into users (user_id) values ('u1'), ('u2'), ('u3')").update();
        add(
                "one",
                Stream.of("u1", "u2", "u3")
                        .map(user -> new MessageToSend(user, "t", "m", "{}"))
                        .toList(),
                Channel.WEBHOOK);
        jdbc.sql("update notifications set due_at = :later, attempts = 3 where user_id = 'u1'")
                .param("later", NOW.plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        assertThat(store.lockDueUsers(NOW.plusSeconds(90), 2)).containsExactly("u2", "u3");
        assertThat(store.lockDueUsers(NOW.plusSeconds(90), 3)).containsExactly("u2", "u3", "u1");
    }

    private int add(String cause, List<MessageToSend> messages, Channel... channels) {
        return store.add("REACTIVATION", cause, messages, Set.of(channels), "ann", "snapshot", NOW);
    }
}
