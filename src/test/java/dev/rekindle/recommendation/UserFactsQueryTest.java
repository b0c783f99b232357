package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserFactsQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final UserFactsQuery query = new UserFactsQuery(jdbc);

    @BeforeEach
    void twoUsers() {
        jdbc.sql(
                        "insert into users (user_id, birth_date, zone) values ('u1', '1990-05-01', 'Europe/London'), ('u2', null, null)")
                .update();
        jdbc.sql("""
                        insert into user_metrics values (
                          'u1', '2026-11-01', '2026-11-20', '2026-11-20T12:00Z', 3, 2, 400.5, 150, 0, 0, 0, 1,
                          '2026-11-20', 3, 2, 0, 0, 0, 0, 0, '2026-11-01')
                        """).update();
        jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values ('u1', 'Medium', 'Low-Risk', now(), 'rfm-cascade', 1)
                        """).update();
        jdbc.sql("""
                        insert into action_identities values
                          ('u1', 'e1', '2026-11-10T11:00Z', 1), ('u1', 'e2', '2026-11-11T11:59Z', 1),
                          ('u1', 'e3', '2026-11-20T11:30Z', 1), ('u2', 'e1', '2026-11-20T09:00Z', 1)
                        """).update();
        jdbc.sql("""
                        insert into site_visits values
                          ('u1', 'v1', 'corporate_site', '2026-11-10T00:00Z'),
                          ('u1', 'v2', 'corporate_site', '2026-11-12T00:00Z')
                        """).update();
        jdbc.sql("""
                        insert into site_rewards values
                          ('u1', 'r1', 'CYBER_TOKEN', 70, '2026-11-15T00:00Z'),
                          ('u1', 'r2', 'CYBER_TOKEN', 80, '2026-11-14T00:00Z')
                        """).update();
        jdbc.sql("""
                        insert into user_days values
                          ('u1', '2026-10-31', 1, 0, 1000, 0, 0, 0, 1),
                          ('u1', '2026-11-01', 1, 0, 70, 5, 0, 0, 1),
                          ('u1', '2026-11-30', 1, 0, 80.5, 5, 0, 0, 1),
                          ('u1', '2026-12-01', 1, 0, 1000, 0, 0, 0, 1)
                        """).update();
    }

    @Test
    void everythingKnownOfAUserIsThere() {
        var facts = facts("u1", TODAY).orElseThrow();

        assertThat(facts.balance()).isEqualByComparingTo("250.5");
        assertThat(facts.birthDate()).isEqualTo("1990-05-01");
        assertThat(facts.group()).isEqualTo("Medium");
        assertThat(facts.riskProfile()).isEqualTo("Low-Risk");
        assertThat(facts.policyVersion()).isEqualTo(1);
        assertThat(facts.hours())
                .hasSize(24)
                .element(11)
                .as("of the user's own clock")
                .isEqualTo(3L);
        assertThat(facts.zone()).isEqualTo("Europe/London");
        assertThat(facts.lastVisitAt()).isEqualTo(Instant.parse("2026-11-12T00:00:00Z"));
        assertThat(facts.earnedThisMonth()).isEqualByComparingTo("150.5");
        assertThat(facts.lastEarningAt()).isEqualTo(Instant.parse("2026-11-15T00:00:00Z"));
        assertThat(facts.lastEarned()).isEqualByComparingTo("70");
        assertThat(facts.protection()).isNull();
    }

    @Test
    void manyActionsAreToldByTheNewestOfThem() {
        jdbc.sql("""
                        insert into action_identities (user_id, event_id, action_timestamp, content)
                        select 'u1', 'n' || lpad(number::text, 4, '0'),
                          timestamptz '2026-11-01T20:10Z' - interval '1 hour' * (number <= 200)::integer, number
                        from generate_series(1, 400) as number
                        """).update();

        assertThat(facts("u1", TODAY).orElseThrow().hours())
                .as("before eight in the evening a hundred, after it two hundred")
                .startsWith(0L, 0L)
                .satisfies(hours ->
                        assertThat(List.of(hours.get(19), hours.get(20))).containsExactly(100L, 200L));
    }

    @Test
    void whoNeverActedHasNothingOfIt() {
        var facts = facts("u2", TODAY).orElseThrow();

        assertThat(facts.isEmpty()).isTrue();
        assertThat(facts.balance()).isEqualTo(BigDecimal.ZERO);
        assertThat(facts.lastVisitAt()).isNull();
        assertThat(facts("nobody", TODAY)).isEmpty();
    }

    @Test
    void anEarningIsAVisitWhenThePolicySaysSo() {
        jdbc.sql(
                        "update segment_policies set rules = rules || '{\"visits\": \"earnings\"}' where policy = 'rfm-cascade'")
                .update();

        assertThat(facts("u1", TODAY).orElseThrow().lastVisitAt()).isEqualTo(Instant.parse("2026-11-15T00:00:00Z"));
    }

    @Test
    void protectionIsSaid() {
        jdbc.sql("update users set self_excluded_until = :today where user_id = 'u1'")
                .param("today", TODAY)
                .update();

        assertThat(facts("u1", TODAY).orElseThrow().protection()).isEqualTo("self_excluded");
        assertThat(facts("u1", TODAY.plusDays(1)).orElseThrow().protection()).isNull();
    }

    @Test
    void everyChangeOfTheCatalogueRaisesItsVersion() {
        var before = version();
        for (var change : List.of(
                "update proposal_templates set body = body || '!' where template = 'MID_STAKE'",
                "insert into granting_offers values ('one', 'one', '2026-11-01', null, 'ann', now())",
                "update programmes set is_on = false where programme_id = 'at-risk-quiz'",
                "update adult_content set name = 'Two'",
                "insert into group_hours values ('Medium', array_fill(7, array[24]), now())")) {
            jdbc.sql(change).update();
            assertThat(version()).as(change).isEqualTo(++before);
        }
    }

    private long version() {
        return query.find("u1", TODAY, SetClock.SEOUL).orElseThrow().catalogueVersion();
    }

    private Optional<UserFacts> facts(String userId, LocalDate today) {
        return query.find(userId, today, SetClock.SEOUL).map(UserFactsQuery.Found::user);
    }
}
