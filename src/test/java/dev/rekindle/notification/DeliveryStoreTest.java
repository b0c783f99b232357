package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service's tests do not reach: one row per user, cause and channel, and counts. */
class DeliveryStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
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

    private int add(String cause, List<MessageToSend> messages, Channel... channels) {
        return store.add("REACTIVATION", cause, messages, Set.of(channels), "ann", "snapshot", NOW);
    }
}
