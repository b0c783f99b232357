package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NotificationCountQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final NotificationCountQuery query = new NotificationCountQuery(jdbc);

    @Test
    void messagesAreCountedByChannelStateAndReasonAlsoThoseOfOneCause() {
        var store = new DeliveryStore(jdbc);
        var kafka = Set.of(Channel.KAFKA);
        var one = List.of(new MessageToSend("u1", "t", "m", "{}"));
        store.add("REACTIVATION", "one", one, kafka, "ann", "snapshot", NOW);
        store.add("REACTIVATION", "two", one, kafka, "ann", "snapshot", NOW);
        store.addSkipped("REACTIVATION", "one", Map.of("u2", "under_age"), kafka, "ann", "snapshot", NOW);

        assertThat(query.counts())
                .containsExactly(
                        new NotificationCount(Channel.KAFKA, "SKIPPED", "under_age", 1),
                        new NotificationCount(Channel.KAFKA, "WAITING", null, 2));
        assertThat(query.counts("REACTIVATION", "one"))
                .containsExactly(
                        new NotificationCount(Channel.KAFKA, "SKIPPED", "under_age", 1),
                        new NotificationCount(Channel.KAFKA, "WAITING", null, 1));
        assertThat(query.counts("REACTIVATION", "three")).isEmpty();
    }
}
