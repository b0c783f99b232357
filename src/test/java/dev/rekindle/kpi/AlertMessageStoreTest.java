package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AlertMessageStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final AlertMessageStore messages = new AlertMessageStore(jdbc);
    private final AlertStore alerts = new AlertStore(jdbc);
    private final UUID event = event(NOON, 5);

    @Test
    void aMessageHoldsWhatItTells() {
        messages.add(event, AlertChannel.MAIL, "a@example.org", NOON);

        var message = messages.lockOldestDue(NOON).orElseThrow();

        assertThat(message.receiver()).isEqualTo("a@example.org");
        assertThat(message.alert()).isEqualTo("few");
        assertThat(message.kpi()).isEqualTo(Kpi.DAU);
        assertThat(message.bound()).isEqualTo(10);
        assertThat(message.state()).isEqualTo(AlertState.FIRING);
        assertThat(message.reading()).isEqualTo(new AlertReading(5, null, DAY));
        assertThat(message.tries()).isZero();
    }

    @Test
    void whatWasSentIsDueNoMore() {
        messages.add(event, AlertChannel.MAIL, "a@example.org", NOON);
        assertThat(messages.waiting()).isEqualTo(1);

        messages.sent(messages.lockOldestDue(NOON).orElseThrow().messageId(), NOON);

        assertThat(messages.lockOldestDue(NOON.plusSeconds(100_000))).isEmpty();
        assertThat(messages.waiting()).isZero();
    }

    @Test
    void whatNobodyTookIsDueLaterAndInTheEndNoMore() {
        messages.add(event, AlertChannel.WEBHOOK, "https://example.org", NOON);
        var id = messages.lockOldestDue(NOON).orElseThrow().messageId();

        messages.tryAgain(id, NOON.plusSeconds(30), "no answer");
        assertThat(messages.lockOldestDue(NOON.plusSeconds(29))).isEmpty();
        assertThat(messages.lockOldestDue(NOON.plusSeconds(30)).orElseThrow().tries())
                .isEqualTo(1);

        messages.giveUp(id, "no answer");
        assertThat(messages.lockOldestDue(NOON.plusSeconds(100_000))).isEmpty();
    }

    @Test
    void nobodyHearsOfARecoveryBeforeItsOnset() {
        messages.add(event, AlertChannel.MAIL, "a@example.org", NOON);
        messages.tryAgain(messages.lockOldestDue(NOON).orElseThrow().messageId(), NOON.plusSeconds(60), "no answer");
        var recovery = event(NOON.plusSeconds(20), 15);
        messages.add(recovery, AlertChannel.MAIL, "a@example.org", NOON.plusSeconds(20));
        messages.add(recovery, AlertChannel.MAIL, "b@example.org", NOON.plusSeconds(20));

        assertThat(messages.lockOldestDue(NOON.plusSeconds(20)).orElseThrow().receiver())
                .isEqualTo("b@example.org");
        assertThat(messages.lockOldestDue(NOON.plusSeconds(60)).orElseThrow().state())
                .isEqualTo(AlertState.FIRING);
    }

    private UUID event(Instant at, double value) {
        if (alerts.isEmpty()) {
            alerts.add(
                    new AlertRule("few", Kpi.DAU, AlertKind.BELOW, 10, 0, "en", List.of("a@example.org"), null),
                    at,
                    "admin");
        }
        var alert = alerts.alerts().getFirst().after(Optional.of(new AlertReading(value, null, DAY)), at);
        alerts.stand(alert);
        return alerts.addEvent(alert, at);
    }
}
