package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.notification.SendingPolicyStore;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.Estimated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Five regular users, gone for 45 days on 2026-11-21; one more who is not at risk. */
class LeftOutQueryTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final LeftOutQuery query = new LeftOutQuery(
            new CampaignPeopleQuery(jdbc, new SendingPolicyStore(jdbc)), new SetClock("2026-11-21T03:00:00Z"));

    @BeforeEach
    void people() {
        jdbc.sql("""
                insert into users (user_id, total_settle_cnt, push_on, self_excluded_until) values
                  ('plain', 2, 1, null), ('silent', 2, 0, null), ('until today', 2, 1, '2026-11-21'),
                  ('until yesterday', 2, 1, '2026-11-20'), ('for ever', 2, 1, 'infinity'), ('here', 2, 0, null)
                """).update();
        jdbc.sql("""
                update user_histories
                set settled_on = case user_id when 'here' then array['2026-11-10', '2026-11-20']
                    else array['2026-09-27', '2026-10-07'] end::date[],
                  category_ids = array['cafe', 'cafe'], hourly_rates = array[1, 1]
                """).update();
    }

    @Test
    void ofAPlanAllWhoAreDealtNoArmAreLeftOutWithTheReason() {
        assertThat(leftOut(LocalDate.of(2026, 11, 21)))
                .containsExactly("for ever self_excluded", "silent push_off", "until today self_excluded");
    }

    @Test
    void whoIsProtectedTodayIsLeftOutOfACampaignOfTomorrowToo() {
        assertThat(leftOut(LocalDate.of(2026, 12, 1))).contains("until today self_excluded");
    }

    @Test
    void ofALogThoseInItWhoAreProtected() {
        jdbc.sql("""
                insert into campaign_logs (log_id, user_id, ab_group, sent_at, is_applied)
                select user_id, user_id, 'B', '2026-11-21', 0 from users where user_id in ('plain', 'silent', 'for ever')
                """).update();
        jdbc.sql("""
                update user_histories
                set sent_on = array['2026-11-21']::date[], arms = array[4], applied_arms = array[0]
                where user_id in (select user_id from campaign_logs)
                """).update();

        assertThat(leftOut(LocalDate.of(2026, 11, 21))).containsExactly("for ever self_excluded");
    }

    private List<String> leftOut(LocalDate asOf) {
        var found = new ArrayList<String>();
        Map<Tier, Estimate> thresholds = Map.of(Tier.REGULAR, new Estimated(20));
        query.everyone(
                new ReactivationQuestion(asOf, ReactivationPolicy.of(Preset.STANDARD)),
                thresholds,
                "salt",
                (user, reason) -> found.add(user + " " + reason));
        return found;
    }
}
