package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service's test does not reach: counts, and who is being written to. */
class NotificationStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final NotificationStore store = new NotificationStore(jdbc);

    @Test
    void stateFollowsFromReasonAndTime() {
        store.add(
                List.of(
                        new Notification("u1", "e1", "text", BigDecimal.ONE, null, NOW, NOW),
                        new Notification("u1", "e2", "text", BigDecimal.ONE, null, NOW.plusSeconds(1), null),
                        new Notification("u1", "e3", "text", BigDecimal.ONE, "under_age", NOW, null)),
                NOW);

        assertThat(store.counts()).isEqualTo(Map.of("SENT", 1L, "WAITING", 1L, "SKIPPED", 1L));
        assertThat(jdbc.sql("select is_sent from notifications order by cause")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, false, false);
    }

    @Test
    void nobodyIsDueWithoutMetrics() {
        store.add(List.of(new Notification("u1", "e1", "text", BigDecimal.ONE, null, NOW, null)), NOW);

        assertThat(store.lockDueUsers(NOW, 10)).isEmpty();
    }
}
