package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets what, and why not. Noon in Seoul, unless said otherwise; Kafka is on. */
class DeliveryServiceTest {

    private static final String NOON = "2026-11-21T03:00:00Z";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final SetClock clock = new SetClock(NOON);
    private final Deliveries deliveries = new Deliveries(database.dataSource(), clock);
    private final DeliveryService service = deliveries.get(DeliveryService.class);

    @AfterEach
    void close() {
        deliveries.close();
    }

    @ParameterizedTest
    @CsvSource({
        "self_excluded_until = '2026-11-21', SKIPPED self_excluded",
        "self_excluded_until = '2026-11-20', SENT",
        "birth_date = '2007-11-22', SKIPPED under_age",
        "marketing_consent = false, SKIPPED no_consent",
        "cooling_off_until = '2026-11-21', SKIPPED cooling_off",
        "cooling_off_until = '2026-11-20', SENT",
        "push_on = 0, SKIPPED push_off",
        "notification_blocked_at = '2026-11-21', SKIPPED blocked",
        "notification_blocked_at = '2026-11-22', SENT",
    })
    void whoMustNotBeToldIsSkippedWithTheReason(String person, String outcome) {
        user("u1");
        jdbc.sql("update users set " + person).update();
        ask("one", "u1");

        deliveries.sendAll();

        assertThat(kept()).containsExactly("one kafka " + outcome);
        assertThat(published()).hasSize(outcome.equals("SENT") ? 1 : 0);
    }

    @Test
    void sameCauseIsSentOnceHoweverOftenItIsAskedFor() {
        user("u1");

        assertThat(ask("one", "u1")).isEqualTo(1);
        deliveries.sendAll();
        assertThat(ask("one", "u1")).isZero();
        deliveries.sendAll();

        assertThat(published()).containsExactly("u1 {\"of\":\"one\"}");
        assertThat(jdbc.sql("""
                        select outbox.headers = jsonb_build_object('cause', 'one', 'notification_id', notifications.id)
                        from outbox, notifications
                        """).query(Boolean.class).single())
                .as("our ids beside it")
                .isTrue();
    }

    @Test
    void oneMessageADayAndThreeInSevenDays() {
        user("u1");
        for (var time : new String[] {
            "2026-11-21T03:00:00Z", // sent
            "2026-11-21T11:00:00Z", // the same day
            "2026-11-21T23:00:00Z", // the next day: sent
            "2026-11-23T03:00:00Z", // sent: the third
            "2026-11-24T03:00:00Z", // a fourth within seven days
            "2026-11-28T02:59:59Z", // the first is a second too near
            "2026-11-28T03:00:00Z", // the first is seven days ago: sent
        }) {
            clock.set(time);
            ask(time.substring(5, 19), "u1");
            deliveries.sendAll();
        }

        assertThat(kept())
                .containsExactly(
                        "11-21T03:00:00 kafka SENT",
                        "11-21T11:00:00 kafka SKIPPED frequency_cap",
                        "11-21T23:00:00 kafka SENT",
                        "11-23T03:00:00 kafka SENT",
                        "11-24T03:00:00 kafka SKIPPED frequency_cap",
                        "11-28T02:59:59 kafka SKIPPED frequency_cap",
                        "11-28T03:00:00 kafka SENT");
    }

    @Test
    void quietHoursHoldWhateverIsAskedForAndProtectionIsAskedAboutInTheMorning() {
        user("u1");
        user("u2");
        clock.set("2026-11-21T12:00:00Z");
        ask("one", "u1", "u2");
        deliveries.sendAll();
        assertThat(published()).isEmpty();

        jdbc.sql("update users set cooling_off_until = 'infinity' where user_id = 'u2'")
                .update();
        clock.set("2026-11-21T23:00:00Z");
        deliveries.sendAll();

        assertThat(kept()).containsExactly("one kafka SENT", "one kafka SKIPPED cooling_off");
    }

    @Test
    void secondMessageThatWaitsForTheSameMorningIsTooMany() {
        user("u1");
        clock.set("2026-11-21T12:00:00Z");
        ask("one", "u1");
        ask("two", "u1");
        deliveries.sendAll();
        clock.set("2026-11-21T23:00:00Z");
        deliveries.sendAll();

        assertThat(kept()).containsExactly("one kafka SENT", "two kafka SKIPPED frequency_cap");
    }

    @Test
    void oneCauseByTwoChannelsIsOneMessageAndWithoutAddressThereIsNoMail() {
        user("u1");
        deliveries
                .get(ChannelStore.class)
                .put(new ChannelSetting(Channel.EMAIL, true, "127.0.0.1:1", "news@example.org", "", ""));
        ask("one", "u1");

        deliveries.sendAll();

        assertThat(kept()).containsExactly("one email SKIPPED no_address", "one kafka SENT");
    }

    @Test
    void channelThatWasSwitchedOffMeanwhileSendsNothing() {
        user("u1");
        ask("one", "u1");
        deliveries.get(ChannelStore.class).put(new ChannelSetting(Channel.KAFKA, false, "", "", "", ""));

        deliveries.sendAll();

        assertThat(kept()).containsExactly("one kafka SKIPPED channel_off");
    }

    private void user(String id) {
        jdbc.sql("insert into users (user_id) values (:id)").param("id", id).update();
    }

    private int ask(String cause, String... users) {
        return service.ask(
                "REACTIVATION",
                cause,
                "snapshot",
                List.of(users).stream()
                        .map(user -> new MessageToSend(user, "Title", "Text", "{\"of\":\"%s\"}".formatted(cause)))
                        .toList());
    }

    private List<String> kept() {
        return jdbc.sql("select concat_ws(' ', cause, channel, state, reason) from notifications order by 1")
                .query(String.class)
                .list();
    }

    private List<String> published() {
        return jdbc.sql("select concat_ws(' ', user_id, payload) from outbox order by position")
                .query(String.class)
                .list();
    }
}
