package dev.rekindle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Demo data of the scenario's size beside the numbers that the scenario published (S4 §E–§J), computed here in plain
 * SQL by the scenario's rules and by none of the product's code. Tolerances are a few standard errors wide.
 */
class DemoResemblanceTest {

    private static final DemoDatabase DATABASE = new DemoDatabase();

    @BeforeAll
    static void load() {
        DATABASE.service().load(10_000, DemoScenario.DEFAULT_SEED, share -> {});
        DATABASE.jdbc().sql("""
                create table evaluated as
                with evaluable as (
                  select s.user_id,
                         case when u.total_settle_cnt = 1 then 'Light'
                              when u.total_settle_cnt <= 5 then 'Regular'
                              else 'Power' end as tier,
                         (max(settled_at) - min(settled_at))::numeric / (count(*) - 1) as cycle,
                         date '2023-10-26' - max(settled_at) as recency
                  from settlements as s join users as u using (user_id)
                  group by s.user_id, u.total_settle_cnt
                  having count(*) >= 2
                ),
                bucketed as (
                  select *, ntile(4) over (partition by tier order by cycle) as bucket from evaluable
                )
                select *, recency > min(cycle) filter (where bucket = 3) over (partition by tier) as high_risk,
                       min(cycle) filter (where bucket = 3) over (partition by tier) as threshold
                from bucketed
                """).update();
        DATABASE.jdbc().sql("""
                create table targets as
                select e.user_id, e.tier, l.ab_group, l.is_applied,
                       coalesce(u.notification_blocked_at > date '2023-10-26', false) as blocked,
                       (select count(*) from job_posts as j
                        where j.region_id = u.region_id
                          and j.hourly_rate >= last.final_hourly_rate * 1.10
                          and (j.category_id = last.category_id
                               or exists (select from category_map as m
                                          where m.original_cat = last.category_id
                                            and m.similar_cat = j.category_id))) as pairs
                from evaluated as e
                join users as u using (user_id)
                join campaign_logs as l on l.user_id = e.user_id and l.sent_at = date '2023-10-26'
                cross join lateral (
                  select category_id, final_hourly_rate
                  from settlements as s
                  where s.user_id = e.user_id and s.settled_at < date '2023-10-26'
                  order by settled_at desc, st_id desc
                  limit 1) as last
                where e.high_risk
                """).update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void tablesHaveTheScenariosSizes() {
        assertThat(number("select count(*) from users")).isEqualTo(10_000);
        assertThat(number("select count(*) from settlements")).isCloseTo(49_715, within(1_000.0));
        assertThat(number("select count(*) from job_posts")).isEqualTo(3_000);
        assertThat(number("select count(*) from category_map")).isBetween(16.0, 25.0);
        assertThat(number("select count(*) from campaign_logs")).isCloseTo(13_046, within(300.0));
    }

    @Test
    void tiersHaveExactlyTheScenariosMix() {
        assertThat(number("select count(*) from users where total_settle_cnt = 1"))
                .isEqualTo(3_053);
        assertThat(number("select count(*) from users where total_settle_cnt between 2 and 5"))
                .isEqualTo(5_337);
        assertThat(number("select count(*) from users where total_settle_cnt >= 6"))
                .isEqualTo(1_610);
        assertThat(number("select avg(push_on) from users")).isCloseTo(0.88, within(0.01));
    }

    @Test
    void evaluableAndHighRiskUsersAreAboutAsMany() {
        var evaluable = number("select count(*) from evaluated");
        var highRisk = number("select count(*) from evaluated where high_risk");

        assertThat(evaluable).isCloseTo(9_173, within(150.0));
        assertThat(highRisk / evaluable).isCloseTo(0.2765, within(0.02));
    }

    @Test
    void thresholdsLieNearTheScenariosAndFallWithTheTier() {
        assertThat(threshold("Light")).isCloseTo(26.8, within(1.5));
        assertThat(threshold("Regular")).isCloseTo(22.75, within(1.5));
        assertThat(threshold("Power")).isCloseTo(18.25, within(1.5));
    }

    @Test
    void highRiskUsersFindAboutAsManyJobs() {
        assertThat(number("select count(*) filter (where pairs > 0)::numeric / count(*) from targets"))
                .isCloseTo(2104 / 2536.0, within(0.04));
        assertThat(number("select avg(pairs) from targets where pairs > 0")).isCloseTo(13.541, within(2.0));
        assertThat(number("select percentile_cont(0.5) within group (order by pairs) from targets where pairs > 0"))
                .isBetween(8.0, 10.0);
    }

    @Test
    void armsOfATierDifferByOneUserAtMost() {
        assertThat(number("""
                select max(most - least)
                from (select max(users) as most, min(users) as least
                      from (select tier, ab_group, count(*) as users from targets group by tier, ab_group) as arms
                      group by tier) as tiers
                """)).isLessThanOrEqualTo(1);
        assertThat(number("select count(*) from targets"))
                .isEqualTo(number("select count(*) from evaluated where high_risk"));
    }

    @Test
    void applyRatesLieWithinSamplingErrorOfTheAssumptions() {
        // Expected from S4 §H and 83 % matched; three standard errors of about 845 users.
        assertThat(rate("is_applied", "Control")).isCloseTo(0.02, within(0.0145));
        assertThat(rate("is_applied", "A")).isCloseTo(0.0549, within(0.0235));
        assertThat(rate("is_applied", "B")).isCloseTo(0.123, within(0.034));
    }

    @Test
    void blockRatesLieWithinSamplingErrorOfTheScenarios() {
        assertThat(rate("blocked::int", "Control")).isCloseTo(0.0827, within(0.0285));
        assertThat(rate("blocked::int", "A")).isCloseTo(0.1076, within(0.032));
        assertThat(rate("blocked::int", "B")).isCloseTo(0.1031, within(0.0315));
        assertThat(number("select count(*) from users where notification_blocked_at < date '2023-10-26'"))
                .isCloseTo(300, within(60.0));
    }

    @Test
    void highRiskUsersReturnAsOftenAsInTheScenario() {
        // S4 §J: 0.0927, 0.1045, 0.1124; the assumptions of §H give 0.10 and a little more for arm B.
        assertThat(returned(1, 7)).isCloseTo(0.0927, within(0.02));
        assertThat(returned(8, 14)).isCloseTo(0.1045, within(0.02));
        assertThat(returned(22, 28)).isCloseTo(0.1124, within(0.02));
    }

    @Test
    void someUsersAreHeldBackSoThatThereIsSomebodyToCompareWith() {
        assertThat(number("select count(*) from users where user_id not in (select user_id from campaign_logs)"))
                .isBetween(80.0, 250.0);
    }

    private static double threshold(String tier) {
        return DATABASE.jdbc()
                .sql("select max(threshold) from evaluated where tier = :tier")
                .param("tier", tier)
                .query(Double.class)
                .single();
    }

    private static double rate(String column, String arm) {
        return number("select avg(" + column + ") from targets where ab_group = '" + arm + "'");
    }

    private static double returned(int fromDay, int toDay) {
        return number("""
                select avg((exists (select from campaign_logs as l
                                    where l.user_id = t.user_id and l.is_applied = 1
                                      and l.sent_at - date '2023-10-26' between %1$d and %2$d)
                            or exists (select from settlements as s
                                       where s.user_id = t.user_id
                                         and s.settled_at - date '2023-10-26' between %1$d and %2$d))::int)
                from targets as t
                """.formatted(fromDay, toDay));
    }

    private static double number(String sql) {
        return DATABASE.jdbc().sql(sql).query(Double.class).single();
    }
}
