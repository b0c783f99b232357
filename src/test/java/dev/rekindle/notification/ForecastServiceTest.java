package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten in the evening in Seoul, one in the afternoon in London. */
class ForecastServiceTest {

    private static final String TYPE = "REACTIVATION";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final SetClock clock = new SetClock("2026-11-21T13:00:00Z");
    private final Deliveries deliveries = new Deliveries(database.dataSource(), clock);
    private final ForecastService forecasts = deliveries.get(ForecastService.class);

    @BeforeEach
    void people() {
        jdbc.sql("""
                insert into users (user_id, zone, push_on, self_excluded_until, notification_blocked_at) values
                  ('awake', 'Europe/London', 1, null, null), ('asleep', null, 1, null, null),
                  ('no such zone', 'Nowhere/City', 1, null, null), ('push off', null, 0, null, null),
                  ('excluded', null, 1, 'infinity', null), ('blocked', 'Europe/London', 1, null, '2026-11-01')
                """).update();
    }

    @AfterEach
    void close() {
        deliveries.close();
    }

    @Test
    void everyUserIsCountedOnceByWhatWouldBecomeOfTheMessage() {
        assertThat(forecast())
                .isEqualTo(new SendForecast(
                        1, 2, 0, new TreeMap<>(Map.of("push_off", 1L, "self_excluded", 1L, "blocked", 1L))));
    }

    @Test
    void whatIsForeseenIsWhatHappens() {
        var foreseen = forecast();
        ask();
        deliveries.sendAll();

        assertThat(states())
                .isEqualTo(Map.of(
                        "SENT", foreseen.now(),
                        "WAITING", foreseen.later(),
                        "SKIPPED",
                                foreseen.skipped().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
    }

    @Test
    void whoWasAskedForBeforeGetsNothingMore() {
        ask();

        assertThat(forecast()).isEqualTo(new SendForecast(0, 0, 6, new TreeMap<>()));
    }

    @Test
    void capIsAskedAboutAtTheTimeAtWhichTheMessageWouldLeave() {
        clock.set("2026-11-21T08:30:00Z");
        deliveries
                .get(DeliveryService.class)
                .ask(
                        TYPE,
                        "other",
                        "snapshot",
                        List.of(
                                new MessageToSend("asleep", "t", "m", "{}"),
                                new MessageToSend("awake", "t", "m", "{}")));
        deliveries.sendAll();
        clock.set("2026-11-21T13:00:00Z");

        assertThat(forecast().skipped()).as("London: told on this day").containsEntry("frequency_cap", 1L);
        assertThat(forecast().later()).as("Seoul: tomorrow is another day").isEqualTo(2);
    }

    @Test
    void withoutAChannelNobodyGetsAnything() {
        deliveries.get(ChannelStore.class).put(new ChannelSetting(Channel.KAFKA, false, "", "", "", ""));

        assertThat(forecast().skipped()).isEqualTo(Map.of("channel_off", 6L));
    }

    @Test
    void whoHasAnAddressIsReachedByMailWhereNothingElseIsOn() {
        deliveries.get(ChannelStore.class).put(new ChannelSetting(Channel.KAFKA, false, "", "", "", ""));
        deliveries
                .get(ChannelStore.class)
                .put(new ChannelSetting(Channel.EMAIL, true, "127.0.0.1:1", "news@example.org", "", ""));
        jdbc.sql("update users set email = 'a@example.org' where user_id = 'awake'")
                .update();

        assertThat(forecast().now()).isEqualTo(1);
        assertThat(forecast().skipped()).containsEntry("no_address", 2L);
    }

    private SendForecast forecast() {
        return forecasts.forecast(TYPE, "one", users());
    }

    private void ask() {
        deliveries
                .get(DeliveryService.class)
                .ask(
                        TYPE,
                        "one",
                        "snapshot",
                        users().stream()
                                .map(user -> new MessageToSend(user, "t", "m", "{}"))
                                .toList());
    }

    private List<String> users() {
        return jdbc.sql("select user_id from users").query(String.class).list();
    }

    private Map<String, Long> states() {
        return jdbc
                .sql("select state, count(*) as messages from notifications group by state")
                .query((row, number) -> Map.entry(row.getString("state"), row.getLong("messages")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
