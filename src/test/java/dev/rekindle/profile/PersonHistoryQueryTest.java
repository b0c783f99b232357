package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class PersonHistoryQueryTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final PersonHistoryQuery history = new PersonHistoryQuery(jdbc, new JsonMapper());

    @Test
    void actionsComeNewestFirstAndByPage() {
        jdbc.sql("create table of_2026 partition of user_actions for values from ('2026-01-01') to ('2027-01-01')")
                .update();
        jdbc.sql("""
                        insert into user_actions values
                          ('u1', 'e1', 'PURCHASE', '2026-11-01T00:00:00Z', '{"cash_amount": 5}'),
                          ('u1', 'e2', 'PLAY_GAME', '2026-11-02T00:00:00Z', '{"game": "slot"}'),
                          ('u2', 'e1', 'PURCHASE', '2026-11-03T00:00:00Z', '{}')
                        """).update();
        jdbc.sql("insert into action_identities select user_id, event_id, action_timestamp, 0 from user_actions")
                .update();

        assertThat(history.actions("u1", 0, 10)).extracting(UserAction::eventId).containsExactly("e2", "e1");
        assertThat(history.actions("u1", 1, 10))
                .containsExactly(new UserAction(
                        "e1", "PURCHASE", Instant.parse("2026-11-01T00:00:00Z"), Map.of("cash_amount", 5)));
    }

    @Test
    void changesOfTheGroupCarryTheValuesThatDecided() {
        jdbc.sql("""
                        insert into segment_changes (
                          user_id, changed_at, from_group, to_group, policy, policy_version, recency_days, frequency,
                          monetary, visits, balance, cause)
                        values
                          ('u1', '2026-11-01T00:00:00Z', 'At-risk', 'Medium', 'rfm-cascade', 1, 0, 5, 500, 2, 80,
                            'user_acted'),
                          ('u1', '2026-11-12T00:00:00Z', 'Medium', 'At-risk', 'rfm-cascade', 1, 11, 4, 400, 2, 80,
                            'time_passed'),
                          ('u2', '2026-11-12T00:00:00Z', 'Medium', 'At-risk', 'rfm-cascade', 1, 11, 4, 400, 2, 80,
                            'time_passed')
                        """).update();

        assertThat(history.groupChanges("u1", 50))
                .extracting(change -> "%s R%d F%d M%s %s"
                        .formatted(
                                change.toGroup(),
                                change.recencyDays(),
                                change.frequency(),
                                change.monetary(),
                                change.cause()))
                .containsExactly("At-risk R11 F4 M400 time_passed", "Medium R0 F5 M500 user_acted");
        assertThat(history.groupChanges("u1", 1)).hasSize(1);
    }

    @Test
    void messagesSayWhyTheyWereWithheld() {
        jdbc.sql("""
                        insert into notifications (
                          user_id, notification_type, cause, message, state, reason, created_at, due_at, sent_at)
                        values
                          ('u1', 'NEW_TOKEN_ARRIVAL', 'e1', 'first', 'SENT', null, '2026-11-01', '2026-11-01', '2026-11-01'),
                          ('u1', 'NEW_TOKEN_ARRIVAL', 'e2', 'second', 'SKIPPED', 'no_consent', '2026-11-02', '2026-11-02', null),
                          ('u2', 'NEW_TOKEN_ARRIVAL', 'e1', 'other', 'SENT', null, '2026-11-01', '2026-11-01', '2026-11-01')
                        """).update();

        assertThat(history.messageCount("u1")).isEqualTo(2);
        assertThat(history.messages("u1", 0, 10))
                .extracting(message -> message.message() + " " + message.state() + " " + message.reason())
                .containsExactly("second SKIPPED no_consent", "first SENT null");
    }

    @Test
    void whoStandsInTwoArmsOfACampaignHasTwoLines() {
        jdbc.sql("insert into users (user_id) values ('u1')").update();
        jdbc.sql("""
                        update user_histories
                        set sent_on = '{2026-10-01, 2026-11-01}', arms = '{1, 6}', applied_arms = '{0, 4}',
                          applied_on = '{2026-11-01}'
                        where user_id = 'u1'
                        """).update();

        assertThat(history.campaigns("u1"))
                .containsExactly(
                        new CampaignContact(LocalDate.of(2026, 11, 1), "A", false),
                        new CampaignContact(LocalDate.of(2026, 11, 1), "B", true),
                        new CampaignContact(LocalDate.of(2026, 10, 1), "Control", false));
    }

    @Test
    void armOfALaunchedCampaignIsThereUntilItsLogComesBack() {
        jdbc.sql("""
                insert into notifications (
                  user_id, notification_type, cause, channel, message, payload, state, created_at, due_at)
                values
                  ('u1', 'REACTIVATION', 'reactivation 2026-11-20', 'kafka', 'm', '{"ab_group":"B"}', 'WAITING', now(), now()),
                  ('u1', 'REACTIVATION', 'reactivation 2026-11-20', 'email', 'm', '{"ab_group":"B"}', 'WAITING', now(), now()),
                  ('u2', 'REACTIVATION', 'reactivation 2026-11-20', 'kafka', '', '{}', 'WAITING', now(), now())
                """).update();
        assertThat(history.campaigns("u2")).as("withheld").isEmpty();
        assertThat(history.campaigns("u1")).containsExactly(new CampaignContact(LocalDate.of(2026, 11, 20), "B", null));

        jdbc.sql("insert into users (user_id) values ('u1')").update();
        jdbc.sql("""
                update user_histories
                set sent_on = '{2026-11-20}', arms = '{2}', applied_arms = '{2}', applied_on = '{2026-11-20}'
                where user_id = 'u1'
                """).update();
        assertThat(history.campaigns("u1")).containsExactly(new CampaignContact(LocalDate.of(2026, 11, 20), "A", true));
    }

    @Test
    void withdrawnAnswersAreEmptyAndThere() {
        jdbc.sql("""
                        insert into quiz_submissions (
                          user_id, version, answers, scores, risk_profile, submitted_by, submitted_at, withdrawn_at)
                        values
                          ('u1', 1, null, null, null, 'link', '2026-11-01', '2026-11-02'),
                          ('u1', 1, '{"q1": 5}', '{"risk": 2}', 'High-Risk', 'link', '2026-11-03', null)
                        """).update();

        assertThat(history.quiz("u1"))
                .extracting(answers -> answers.riskProfile() + " " + answers.scores())
                .containsExactly("High-Risk {risk=2}", "null {}");
    }
}
