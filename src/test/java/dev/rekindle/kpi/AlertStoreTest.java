package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AlertStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final AlertRule RULE = new AlertRule(
            "few",
            Kpi.CHURN_RATE,
            AlertKind.ABOVE,
            0.25,
            5,
            "ko",
            List.of("a@example.org"),
            "https://example.org/hook");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final AlertStore store = new AlertStore(jdbc);

    @Test
    void aRuleIsReadAsItWasKeptAndBeginsAsNormal() {
        var id = store.add(RULE, NOON, "admin");

        assertThat(store.isEmpty()).isFalse();
        assertThat(store.alerts())
                .containsExactly(new Alert(id, RULE, AlertState.NORMAL, NOON, null, null, null))
                .isEqualTo(store.lockAlerts());
    }

    @Test
    void howItStandsIsKept() {
        store.add(RULE, NOON, "admin");
        var alert = store.alerts()
                .getFirst()
                .after(Optional.of(new AlertReading(0.3, null, LocalDate.parse("2026-11-20"))), NOON.plusSeconds(60));

        store.stand(alert);

        assertThat(store.alerts()).containsExactly(alert);
    }

    @Test
    void anotherRuleInItsPlaceBeginsAnew() {
        var id = store.add(RULE, NOON, "admin");
        store.stand(store.alerts()
                .getFirst()
                .after(Optional.of(new AlertReading(0.3, null, LocalDate.parse("2026-11-20"))), NOON));
        var other = new AlertRule("more", Kpi.DAU, AlertKind.CHANGED, 0.5, 0, "en", List.of(), null);

        assertThat(store.replace(id, other, NOON.plusSeconds(1), "admin")).isTrue();

        assertThat(store.alerts())
                .containsExactly(new Alert(id, other, AlertState.NORMAL, NOON.plusSeconds(1), null, null, null));
    }

    @Test
    void aDeletedRuleIsGoneAndItsHistoryStays() {
        var id = store.add(RULE, NOON, "admin");
        store.addEvent(store.alerts().getFirst().after(Optional.empty(), NOON), NOON);

        assertThat(store.delete(id, NOON, "admin")).isTrue();
        assertThat(store.delete(id, NOON, "admin")).isFalse();
        assertThat(store.replace(id, RULE, NOON, "admin")).isFalse();

        assertThat(store.isEmpty()).isTrue();
        assertThat(store.events(0, 10))
                .extracting(AlertEvent::alert, AlertEvent::state)
                .containsExactly(tuple("few", AlertState.NO_DATA));
    }

    @Test
    void historySaysHowManyWereToldAndWhyNotAll() {
        var messages = new AlertMessageStore(jdbc);
        store.add(RULE, NOON, "admin");
        var event = store.addEvent(store.alerts().getFirst().after(Optional.empty(), NOON), NOON);
        messages.add(event, AlertChannel.MAIL, "a@example.org", NOON);
        messages.sent(messages.lockOldestDue(NOON).orElseThrow().messageId(), NOON);
        messages.add(event, AlertChannel.MAIL, "b@example.org", NOON);
        messages.tryAgain(messages.lockOldestDue(NOON).orElseThrow().messageId(), NOON, "no answer");

        assertThat(store.events(0, 10))
                .extracting(AlertEvent::told, AlertEvent::waiting, AlertEvent::failure)
                .containsExactly(tuple(1L, 1L, "no answer"));
    }

    @Test
    void historyIsReadInPagesTheNewestFirst() {
        store.add(RULE, NOON, "admin");
        var alert = store.alerts().getFirst();
        store.addEvent(alert.after(Optional.empty(), NOON), NOON);
        store.addEvent(alert.after(Optional.empty(), NOON.plusSeconds(60)), NOON.plusSeconds(60));

        assertThat(store.eventCount()).isEqualTo(2);
        assertThat(store.events(0, 1)).extracting(AlertEvent::at).containsExactly(NOON.plusSeconds(60));
        assertThat(store.events(1, 1)).extracting(AlertEvent::at).containsExactly(NOON);
    }

    @Test
    void onlyOneInTheClusterLooks() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        transaction.executeWithoutResult(begun -> {
            assertThat(new AlertStore(JdbcClient.create(transactionSource(transaction))).takeTurn())
                    .isTrue();
            assertThat(store.takeTurn()).isFalse();
        });
        assertThat(store.takeTurn()).isTrue();
    }

    private static DataSource transactionSource(TransactionTemplate transaction) {
        return ((JdbcTransactionManager) transaction.getTransactionManager()).getDataSource();
    }
}
