package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.campaign.Arm;
import dev.rekindle.notification.NotificationCount;
import dev.rekindle.notification.SendingPolicyService;
import dev.rekindle.ui.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Fourteen users at risk; six of them must not be told anything. */
class LaunchServiceTest extends RekindleTest {

    private static final LocalDate AS_OF = LocalDate.of(2023, 10, 26);

    private static final Map<String, Long> LEFT_OUT = Map.of(
            "self_excluded", 1L, "under_age", 1L, "no_consent", 1L, "cooling_off", 1L, "push_off", 1L, "blocked", 1L);

    private static final List<String> EMPTIED =
            List.of("users", "notifications", "launches", "outbox", "campaign_logs");

    @Autowired
    private LaunchService launches;

    @Autowired
    private SendingPolicyService policies;

    private final ReactivationQuestion question =
            new ReactivationQuestion(AS_OF, PolicyParameters.parse(name -> name.equals("threshold") ? "0.5" : null));

    @BeforeEach
    void people() {
        empty();
        signIn(Role.CRM);
        jdbc.sql("""
                insert into users (user_id, region_id, total_settle_cnt)
                select 'r' || number, 1, 2 from generate_series(1, 8) as number
                """).update();
        jdbc.sql("""
                insert into users (
                  user_id, region_id, total_settle_cnt, self_excluded_until, birth_date, marketing_consent,
                  cooling_off_until, push_on, notification_blocked_at)
                values
                  ('excluded', 1, 2, 'infinity', null, null, null, 1, null),
                  ('child', 1, 2, null, '2100-01-01', null, null, 1, null),
                  ('refused', 1, 2, null, null, false, null, 1, null),
                  ('cooling', 1, 2, null, null, null, 'infinity', 1, null),
                  ('silent', 1, 2, null, null, null, null, 0, null),
                  ('blocked', 1, 2, null, null, null, null, 1, '2023-01-01')
                """).update();
        jdbc.sql("""
                update user_histories
                set settled_on = array['2023-09-01', '2023-09-11']::date[], category_ids = array['cafe', 'cafe'],
                  hourly_rates = array[1, 1]
                """).update();
        touch();
    }

    @AfterEach
    void empty() {
        // One by one: the running application would wait for tables that are locked together.
        for (var table : EMPTIED) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update notification_channels set is_on = channel = 'kafka'").update();
    }

    @Test
    void planSaysWhoGetsAMessageInWhichArmAndWhoGetsNoneAndWhy() {
        var plan = launches.plan(question);

        assertThat(plan.users()).isEqualTo(Map.of(Arm.CONTROL, 3L, Arm.A, 3L, Arm.B, 2L));
        assertThat(plan.leftOut()).isEqualTo(LEFT_OUT);
        assertThat(plan.reached()).isEqualTo(8);
        assertThat(plan.rules()).isEqualTo(policies.policy().rules());
        assertThat(launches.launches(AS_OF)).as("planning writes nothing").isEmpty();
        assertThat(notified("true")).isEmpty();
    }

    @Test
    void launchAsksForEveryArmAndKeepsWhoIsWithheldWithTheReason() {
        var launch = launches.launch(question, "ko");

        assertThat(launch.outcome().messages()).isEqualTo(8);
        assertThat(launch.outcome().users()).isEqualTo(Map.of(Arm.CONTROL, 3L, Arm.A, 3L, Arm.B, 2L));
        assertThat(launch.outcome().leftOut()).isEqualTo(LEFT_OUT);
        assertThat(launches.launches(AS_OF)).containsExactly(launch);
        assertThat(notified("state <> 'SKIPPED'")).hasSize(8).allMatch(user -> user.startsWith("r"));
        assertThat(notified("state = 'SKIPPED' and reason is not null"))
                .containsExactly("blocked", "child", "cooling", "excluded", "refused", "silent");
        assertThat(launches.became(AS_OF).stream()
                        .mapToLong(NotificationCount::notifications)
                        .sum())
                .isEqualTo(14);
    }

    @Test
    void secondLaunchSendsNothingNotEvenInAnotherLanguage() {
        launches.launch(question, "ko");

        assertThat(launches.plan(question).reached()).isZero();
        assertThat(launches.plan(question).forecast().askedBefore()).isEqualTo(8);
        assertThat(launches.launch(question, "en").outcome().messages()).isZero();
        assertThat(notified("true")).hasSize(14);
    }

    @Test
    void ofTwoClicksAtOnceOneLaunches() throws Exception {
        Callable<Integer> click = () -> {
            signIn(Role.CRM);
            return launches.launch(question, "ko").outcome().messages();
        };
        var messages = new ArrayList<Integer>();
        try (var hands = Executors.newFixedThreadPool(2)) {
            for (var clicked : hands.invokeAll(List.of(click, click))) {
                messages.add(clicked.get());
            }
        }

        assertThat(messages).containsExactlyInAnyOrder(8, 0);
        assertThat(notified("true")).hasSize(14);
    }

    @Test
    void ofImportedArmsNobodyProtectedIsSentAnything() {
        jdbc.sql("""
                insert into campaign_logs (log_id, user_id, ab_group, sent_at, is_applied)
                select user_id, user_id, 'A', '2023-10-26', 0 from users where user_id in ('r1', 'excluded', 'child', 'cooling')
                """).update();
        jdbc.sql("""
                update user_histories
                set sent_on = array['2023-10-26']::date[], arms = array[2], applied_arms = array[0]
                where user_id in (select user_id from campaign_logs)
                """).update();
        touch();

        var launch = launches.launch(question, "ko");

        assertThat(launch.outcome().users()).isEqualTo(Map.of(Arm.CONTROL, 0L, Arm.A, 1L, Arm.B, 0L));
        assertThat(launch.outcome().leftOut())
                .isEqualTo(Map.of("self_excluded", 1L, "under_age", 1L, "cooling_off", 1L));
        assertThat(notified("state <> 'SKIPPED'")).containsExactly("r1");
    }

    @Test
    void campaignOfADayAheadDoesNotOutwaitWhatProtectsToday() {
        jdbc.sql("update users set self_excluded_until = current_date + 1 where user_id = 'excluded'")
                .update();
        touch();
        var ahead = new ReactivationQuestion(LocalDate.now().plusDays(300), question.policy());

        assertThat(launches.plan(ahead).leftOut()).containsEntry("self_excluded", 1L);
    }

    @Test
    void withoutAChannelNothingIsLaunched() {
        jdbc.sql("update notification_channels set is_on = false").update();

        assertThatThrownBy(() -> launches.launch(question, "ko")).isInstanceOf(Refusal.class);
        assertThat(launches.launches(AS_OF)).isEmpty();
    }

    @Test
    void executivesLaunchNothingAndSeeWhatBecameOfIt() {
        signIn(Role.EXEC);

        assertThatThrownBy(() -> launches.launch(question, "ko")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> launches.plan(question)).isInstanceOf(AccessDeniedException.class);
        assertThat(launches.became(AS_OF)).isEmpty();
    }

    private void touch() {
        jdbc.sql("insert into data_versions (table_name, version) values ('settlements', 1)"
                        + " on conflict (table_name) do update set version = data_versions.version + 1")
                .update();
    }

    private List<String> notified(String which) {
        return jdbc.sql("select user_id from notifications where " + which + " order by user_id")
                .query(String.class)
                .list();
    }
}
