package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Noon in Seoul, or late in the evening; what is earned at the partner is told once. */
class NotificationServiceTest {

    private static final String NOON = "2026-11-21T03:00:00Z";
    private static final String EVENING = "2026-11-21T13:00:00Z";
    private static final String MORNING = "2026-11-21T23:00:00Z";

    private final SetClock clock = new SetClock(NOON);
    private final DataSource dataSource = TestDatabase.fresh().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final NotificationService service = new NotificationService(
            new NotificationStore(jdbc),
            new DeliveryStore(jdbc),
            new ChannelStore(jdbc),
            new SendingPolicyStore(jdbc),
            JsonMapper.builder().build(),
            clock);

    @BeforeEach
    void people() {
        jdbc.sql("""
                insert into users (user_id, self_excluded_until, birth_date, marketing_consent) values
                  ('u1', null, null, null), ('u2', null, null, null), ('excluded', 'infinity', null, null),
                  ('back_today', '2026-11-20', null, null), ('child', null, '2007-11-22', null),
                  ('grown_up', null, '2007-11-21', null), ('refused', null, null, false)
                """).update();
        jdbc.sql("""
                insert into user_metrics (
                  user_id, first_action_day, last_action_day, last_action_at, actions, active_days, tokens_earned,
                  tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days, window_until,
                  window_actions, window_active_days, window_tokens_spent, window_tokens_earned_partner,
                  window_cash_amount, window_visits, window_partner_earnings)
                select user_id, '2026-11-21', '2026-11-21', '2026-11-21T00:00Z', 1, 1, 0, 0, 0, 0, 0, 1,
                  '2026-11-21', 1, 1, 0, 0, 0, 0, 0
                from users
                """).update();
    }

    @Test
    void earningAtThePartnerIsToldAtOnceWithExactlyTheFieldsOfTheSource() {
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)");

        assertThat(published())
                .containsExactly("notification.requested u1 {\"type\":\"NEW_TOKEN_ARRIVAL\",\"user_id\":\"u1\","
                        + "\"earned_tokens\":500,"
                        + "\"message\":\"A 업체에서 500 사이버 토큰을 획득했습니다! 바로 게임에서 사용해보세요.\"}");
        assertThat(kept()).containsExactly("u1 e1 SENT null 500");
    }

    @Test
    void tokensOfTheAppAndOtherActionsAreNoNews() {
        earned(
                "('u1', 'e1', false, 'EARN_CYBER_TOKENS', 500)",
                "('u1', 'e2', true, 'SPEND_CYBER_TOKENS', null)",
                "('u1', 'e3', true, 'EARN_CYBER_TOKENS', 0)");

        assertThat(kept()).isEmpty();
    }

    @Test
    void whoIsProtectedIsToldNothingAndItIsKeptWhy() {
        earned(
                "('excluded', 'e1', true, 'EARN_CYBER_TOKENS', 1)",
                "('back_today', 'e2', true, 'EARN_CYBER_TOKENS', 2)",
                "('child', 'e3', true, 'EARN_CYBER_TOKENS', 3)",
                "('grown_up', 'e4', true, 'EARN_CYBER_TOKENS', 4)",
                "('refused', 'e5', true, 'EARN_CYBER_TOKENS', 5)");

        assertThat(kept())
                .containsExactly(
                        "back_today e2 SENT null 2",
                        "child e3 SKIPPED under_age 3",
                        "excluded e1 SKIPPED self_excluded 1",
                        "grown_up e4 SENT null 4",
                        "refused e5 SKIPPED no_consent 5");
        assertThat(published()).hasSize(2);
    }

    @Test
    void whatComesInQuietHoursIsSaidOnceInTheMorningWithTheSum() {
        clock.set(EVENING);
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)", "('u2', 'e2', true, 'EARN_CYBER_TOKENS', 10)");
        earned("('u1', 'e3', true, 'EARN_CYBER_TOKENS', 250.5)");
        assertThat(sayAll()).isZero();
        assertThat(published()).isEmpty();

        clock.set(MORNING);
        assertThat(sayAll()).isEqualTo(2);

        assertThat(published()).hasSize(2).anyMatch(news -> news.contains("\"earned_tokens\":750.5"));
        assertThat(kept()).containsExactly("u1 e1 SENT null 500", "u1 e3 SENT null 250.5", "u2 e2 SENT null 10");
        assertThat(sayAll()).isZero();
    }

    @Test
    void earningsOfOneBatchAreOneMessageAndTheNextOnThatDayIsTooMany() {
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)", "('u1', 'e2', true, 'EARN_CYBER_TOKENS', 30)");
        earned("('u1', 'e3', true, 'EARN_CYBER_TOKENS', 5)");

        assertThat(published()).singleElement().asString().contains("\"earned_tokens\":530");
        assertThat(kept())
                .containsExactly("u1 e1 SENT null 500", "u1 e2 SENT null 30", "u1 e3 SKIPPED frequency_cap 5");
    }

    @Test
    void whoExcludesHimselfWhileItWaitsIsToldNothing() {
        clock.set(EVENING);
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)");
        jdbc.sql("update users set self_excluded_until = 'infinity' where user_id = 'u1'")
                .update();
        clock.set(MORNING);

        sayAll();

        assertThat(published()).isEmpty();
        assertThat(kept()).containsExactly("u1 e1 SKIPPED self_excluded 500");
    }

    @Test
    void whatWaitedWhileTheServerWasAwayWaitsOnWhenItIsQuietAgain() {
        clock.set(EVENING);
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)", "('u2', 'e2', true, 'EARN_CYBER_TOKENS', 10)");
        jdbc.sql("update users set zone = 'America/New_York' where user_id = 'u2'")
                .update();

        clock.set("2026-11-22T12:30:00Z"); // 21:30 in Seoul, 07:30 in New York
        assertThat(sayAll()).isEqualTo(2);
        assertThat(published()).isEmpty();
        clock.set("2026-11-22T13:00:00Z");
        sayAll();
        assertThat(published()).singleElement().asString().contains("\"user_id\":\"u2\"");
        clock.set("2026-11-22T23:00:00Z");
        sayAll();

        assertThat(kept()).containsExactly("u1 e1 SENT null 500", "u2 e2 SENT null 10");
    }

    @Test
    void whoHasSwitchedPushOffOrBlocksItIsToldNothing() {
        jdbc.sql("update users set push_on = 0 where user_id = 'u1'").update();
        jdbc.sql("update users set notification_blocked_at = '2026-11-20' where user_id = 'u2'")
                .update();

        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)", "('u2', 'e2', true, 'EARN_CYBER_TOKENS', 10)");

        assertThat(published()).isEmpty();
        assertThat(kept()).containsExactly("u1 e1 SKIPPED push_off 500", "u2 e2 SKIPPED blocked 10");
    }

    @Test
    void nothingLeavesByAChannelThatIsOff() {
        jdbc.sql("update notification_channels set is_on = false").update();

        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)");

        assertThat(published()).isEmpty();
        assertThat(kept()).containsExactly("u1 e1 SKIPPED channel_off 500");
    }

    @Test
    void newestPolicyHoldsAlsoForWhatWaits() {
        clock.set(EVENING);
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)");
        jdbc.sql("insert into sending_policies values (2, '20:00', '10:00', 2, 3, 'ann', now())")
                .update();

        clock.set(MORNING);
        sayAll();
        assertThat(published()).isEmpty();
        clock.set("2026-11-22T01:00:00Z");
        sayAll();

        assertThat(published()).hasSize(1);
    }

    @Test
    void whatAMessageTellsOfGoesBesideIt() {
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)", "('u1', 'e2', true, 'EARN_CYBER_TOKENS', 30)");

        assertThat(jdbc.sql("select headers::text from outbox")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"cause\": \"e1,e2\"}");
    }

    @Test
    void historyThatIsReadAgainIsNoNews() {
        clock.set("2026-11-23T03:00:00Z");
        earned("('u1', 'e1', true, 'EARN_CYBER_TOKENS', 500)");

        assertThat(kept()).isEmpty();
    }

    /** One batch of actions at 2026-11-21 03:00 UTC: user, event, at the partner, type, tokens earned. */
    private void earned(String... actions) {
        transaction.executeWithoutResult(begun -> {
            jdbc.sql("""
                            create temporary table if not exists new_actions (
                              user_id text collate "C", event_id text, at_partner boolean, action_type text,
                              tokens_earned numeric, action_timestamp timestamptz default '2026-11-21T03:00Z'
                            ) on commit drop
                            """).update();
            jdbc.sql("insert into new_actions (user_id, event_id, at_partner, action_type, tokens_earned) values "
                            + String.join(", ", actions))
                    .update();
            service.tokensArrived(new MetricsUpdated(LocalDate.now(clock), Cause.USER_ACTED));
        });
    }

    private int sayAll() {
        return transaction.execute(begun -> service.sayWhatIsDue());
    }

    private List<String> published() {
        return jdbc.sql("select concat_ws(' ', topic, user_id, payload) from outbox order by position")
                .query(String.class)
                .list();
    }

    private List<String> kept() {
        return jdbc.sql("""
                        select concat(user_id, ' ', cause, ' ', state, ' ', coalesce(reason, 'null'), ' ', earned_tokens)
                        from notifications
                        order by user_id, cause
                        """).query(String.class).list();
    }
}
