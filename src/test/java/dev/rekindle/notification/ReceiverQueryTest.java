package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReceiverQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final ReceiverQuery query = new ReceiverQuery(jdbc);

    @Test
    void whatIsKnownOfAUserDecides() {
        jdbc.sql("""
                insert into users (user_id, email, zone, push_on, marketing_consent, notification_blocked_at) values
                  ('u1', 'a@example.org', 'Asia/Tokyo', 0, false, '2026-11-01'), ('u2', null, null, 1, null, null),
                  ('u3', null, null, 1, null, null)
                """).update();

        assertThat(query.receivers(List.of("u1", "u2"), LocalDate.of(2026, 11, 21)))
                .containsExactlyInAnyOrder(
                        new Receiver(
                                "u1", "a@example.org", "Asia/Tokyo", "no_consent", true, LocalDate.of(2026, 11, 1)),
                        new Receiver("u2", null, null, null, false, null));
    }

    @Test
    void askedForIsAlsoWhoWasWithheld() {
        var store = new DeliveryStore(jdbc);
        var on = Set.of(Channel.KAFKA, Channel.WEBHOOK);
        store.add("REACTIVATION", "one", List.of(new MessageToSend("u1", "t", "m", "{}")), on, "ann", "snapshot", NOW);
        assertThat(store.addSkipped("REACTIVATION", "one", Map.of("u2", "push_off"), on, "ann", "snapshot", NOW))
                .isEqualTo(2);

        var users = List.of("u1", "u2", "u3");
        assertThat(query.asked("REACTIVATION", "one", users)).containsExactlyInAnyOrder("u1", "u2");
        assertThat(query.asked("REACTIVATION", "two", users)).isEmpty();
    }
}
