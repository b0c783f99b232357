package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.retention.CohortPeople.Days;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small tables that one can check by head; today is Saturday, 2026-11-21, in Seoul. */
class CohortServiceTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final CohortService service = cohorts.service;

    @Test
    void withoutActionsThereAreNoCohorts() {
        assertThat(triangle(CohortPeriod.WEEK, RetentionMode.ON, null)).isEmpty();
        assertThat(service.retention(question(CohortPeriod.DAY, RetentionMode.ON, null), List.of(1))
                        .days())
                .containsExactly(new RetentionCurve.Day(1, 0, 0, null, "There is no user whose day 1 is over."));
        assertThat(service.newestDay()).isEmpty();
        assertThat(service.churn(question(CohortPeriod.WEEK, RetentionMode.ON, null), 3))
                .isEmpty();
    }

    @Test
    void weeksStartOnMondayAndTheRunningOneIsNotComplete() {
        cohorts.actOn("sunday", "2026-11-08", "2026-11-15");
        cohorts.actOn("monday", "2026-11-09", "2026-11-15", "2026-11-16");
        assertThat(triangle(CohortPeriod.WEEK, RetentionMode.ON, null))
                .containsExactly("2026-11-02 1: 1 1 (0)", "2026-11-09 1: 1 (1)");
    }

    @Test
    void whoComesBackLaterIsRetainedInRollingPeriodsBetween() {
        cohorts.actOn("early", "2026-11-17", "2026-11-20");
        cohorts.actOn("once", "2026-11-17");
        assertThat(triangle(CohortPeriod.DAY, RetentionMode.ON, null)).containsExactly("2026-11-17 2: 2 0 0 1 (0)");
        assertThat(triangle(CohortPeriod.DAY, RetentionMode.ROLLING, null))
                .containsExactly("2026-11-17 2: 2 1 1 1 (0)");
    }

    @Test
    void asOfADayOnlyWhatLiesBeforeItCounts() {
        // Wednesday the 11th is asked for: of its week only Monday and Tuesday count.
        cohorts.actOn("u1", "2026-10-30", "2026-11-10", "2026-11-13");
        cohorts.actOn("u2", "2026-10-30", "2026-11-11");
        cohorts.actOn("u3", "2026-11-11");
        var asOf = LocalDate.of(2026, 11, 11);
        assertThat(triangle(CohortPeriod.WEEK, RetentionMode.ON, asOf)).containsExactly("2026-10-26 2: 2 0 (1)");
        assertThat(triangle(CohortPeriod.WEEK, RetentionMode.ROLLING, asOf)).containsExactly("2026-10-26 2: 2 1 (1)");
        assertThat(triangle(CohortPeriod.MONTH, RetentionMode.ON, asOf)).containsExactly("2026-10-01 2: 2 (1)");
        assertThat(triangle(CohortPeriod.DAY, RetentionMode.ON, LocalDate.of(2026, 11, 1)))
                .containsExactly("2026-10-30 2: 2 0");
    }

    @Test
    void aLateActionMovesItsUserIntoTheEarlierCohort() {
        cohorts.actOn("u1", "2026-11-12", "2026-11-19");
        cohorts.actOn("u1", "2026-10-05");
        assertThat(triangle(CohortPeriod.WEEK, RetentionMode.ON, null))
                .containsExactly("2026-10-05 1: 1 0 0 0 0 1 (1)");
        assertThat(triangle(CohortPeriod.MONTH, RetentionMode.ON, null)).containsExactly("2026-10-01 1: 1 (1)");
        assertThat(cohorts.activity.recompute()).isEmpty();
    }

    @Test
    void anEarlierActionOfTheFirstDayNamesTheFirstType() {
        cohorts.send(List.of(cohorts.action("u1", "PLAY_GAME", "2026-11-12T12:00:00+09:00")));
        cohorts.send(List.of(cohorts.action("u1", "VISIT_SITE", "2026-11-12T09:00:00+09:00")));
        cohorts.send(List.of(cohorts.action("u1", "EARN_GEMS", "2026-11-12T13:00:00+09:00")));
        assertThat(cohorts.rows("select first_action_type from user_activity")).containsExactly("VISIT_SITE");
    }

    @Test
    void daysAreThoseOfTheZoneInTheSmallHours() {
        // 2026-11-10 and -11 in Seoul, both 2026-11-10 in UTC.
        cohorts.act("u1", "2026-11-10T00:00:00+09:00", "2026-11-10T23:59:59.999+09:00", "2026-11-11T08:59:00+09:00");
        assertThat(triangle(CohortPeriod.DAY, RetentionMode.ON, LocalDate.of(2026, 11, 12)))
                .containsExactly("2026-11-10 1: 1 1");
    }

    @Test
    void daysWithSummerTimeHaveTheirOwnLength() {
        // In New York the clocks go back on 2026-11-01: that day has 25 hours and ends at 05:00 UTC.
        try (var newYork = new Cohorts("2026-11-05T12:00:00Z", ZoneId.of("America/New_York"))) {
            newYork.act("u1", "2026-10-31T12:00:00Z", "2026-11-02T04:59:59Z");
            newYork.act("u2", "2026-10-31T12:00:00Z", "2026-11-02T05:00:00Z");
            assertThat(Cohorts.lines(newYork.service.triangle(
                            question(CohortPeriod.DAY, RetentionMode.ON, LocalDate.of(2026, 11, 3)))))
                    .containsExactly("2026-10-31 2: 2 1 1");
        }
    }

    @Test
    void dayNCountsOnlyUsersWhoseDayNIsOver() {
        cohorts.actOn("u1", "2026-11-10", "2026-11-11", "2026-11-17");
        cohorts.actOn("u2", "2026-11-14", "2026-11-20");
        cohorts.actOn("u3", "2026-11-20", "2026-11-21");
        assertThat(service.retention(question(CohortPeriod.DAY, RetentionMode.ON, null), List.of(1, 7, 14))
                        .days())
                .containsExactly(
                        new RetentionCurve.Day(1, 2, 1, 0.5, null),
                        new RetentionCurve.Day(7, 1, 1, 1.0, null),
                        new RetentionCurve.Day(14, 0, 0, null, "There is no user whose day 14 is over."));
        assertThat(service.retention(question(CohortPeriod.DAY, RetentionMode.ROLLING, null), List.of(1, 3))
                        .days())
                .containsExactly(
                        new RetentionCurve.Day(1, 2, 2, 1.0, null), new RetentionCurve.Day(3, 2, 2, 1.0, null));
    }

    @Test
    void theMeanWeighsCohortsByTheirUsersAndLeavesOutWhatIsNotOver() {
        cohorts.actOn("u1", "2026-11-18", "2026-11-19");
        cohorts.actOn("u2", "2026-11-18");
        cohorts.actOn("u3", "2026-11-19", "2026-11-20", "2026-11-21");
        var means = service.triangle(question(CohortPeriod.DAY, RetentionMode.ON, null))
                .means();
        assertThat(means)
                .containsExactly(
                        new CohortTriangle.Mean(0, 3, 3),
                        new CohortTriangle.Mean(1, 2, 3),
                        new CohortTriangle.Mean(2, 0, 2));
    }

    @Test
    void everyKindOfUserIsCountedInItsPeriod() {
        cohorts.actOn("steady", "2026-10-27", "2026-11-03", "2026-11-10", "2026-11-17");
        cohorts.actOn("back", "2026-10-27", "2026-11-12");
        cohorts.actOn("gone", "2026-11-03");
        var periods = service.lifecycle(question(CohortPeriod.WEEK, RetentionMode.ON, null), 4)
                .periods();
        assertThat(periods)
                .containsExactly(
                        new Lifecycle.Count(LocalDate.of(2026, 10, 26), 2, 0, 0, 0, true),
                        new Lifecycle.Count(LocalDate.of(2026, 11, 2), 1, 1, 0, 1, true),
                        new Lifecycle.Count(LocalDate.of(2026, 11, 9), 0, 1, 1, 1, true),
                        new Lifecycle.Count(LocalDate.of(2026, 11, 16), 0, 1, 0, 1, false));
    }

    @Test
    void churnedAreThoseSeenInTheMonthBeforeAndNotInTheLast() {
        // As of 2026-11-21: seen on 09-22 … 10-21, not on 10-22 … 11-20.
        cohorts.actOn("churned", "2026-09-22");
        cohorts.actOn("stayed", "2026-10-21", "2026-10-22");
        cohorts.actOn("today", "2026-10-01", "2026-11-21");
        cohorts.actOn("too-early", "2026-09-21");
        cohorts.actOn("new", "2026-11-01");
        assertThat(service.churn(question(CohortPeriod.DAY, RetentionMode.ON, null), 1))
                .containsExactly(new ChurnRate(LocalDate.of(2026, 11, 21), 3, 2));
    }

    @Test
    void usersBehindANumberAreThoseItCounts() {
        cohorts.actOn("u1", "2026-11-02", "2026-11-10");
        cohorts.actOn("u2", "2026-11-03");
        cohorts.actOn("u3", "2026-10-03", "2026-11-10");
        var week = new Days(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 8));
        var next = new Days(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 15));
        assertThat(people(new CohortPeople(CohortFilter.NONE, week, next, null, null)))
                .containsExactly("u1");
        assertThat(people(new CohortPeople(CohortFilter.NONE, null, week, null, next)))
                .containsExactly("u2");
        assertThat(people(new CohortPeople(CohortFilter.NONE, null, next, null, week)))
                .containsExactly("u3");
        assertThat(people(new CohortPeople(CohortFilter.NONE, null, next, week, null)))
                .containsExactly("u1");
        assertThat(service.users(new CohortPeople(CohortFilter.NONE, week, null, null, null), null, 0, 1))
                .containsExactly(
                        new CohortUser("u1", LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 10), "PLAY_GAME", 2));
    }

    @Test
    void filtersAndPartsLetThroughWhomTheyName() {
        cohorts.send(List.of(
                cohorts.action("u1", "VISIT_SITE", "2026-11-02T12:00:00+09:00"),
                cohorts.action("u2", "PLAY_GAME", "2026-11-02T12:00:00+09:00"),
                cohorts.action("u2", "PLAY_GAME", "2026-11-03T12:00:00+09:00")));
        cohorts.jdbc.sql("update users set region_id = 7 where user_id = 'u2'").update();
        cohorts.jdbc.sql("""
                        update user_histories
                        set sent_on = '{2026-11-05}', arms = case user_id when 'u1' then '{3}' else '{2}' end::smallint[],
                          applied_arms = '{0}'
                        where user_id in ('u1', 'u2')
                        """).update();
        cohorts.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u1', 'Whale', now(), 'rfm-cascade', 1)
                        """).update();
        var campaign = LocalDate.of(2026, 11, 5);
        assertThat(days(new CohortFilter(null, 7, null, null, null))).containsExactly("2026-11-02 1: 1 1");
        assertThat(days(new CohortFilter(null, null, "VISIT_SITE", null, null))).containsExactly("2026-11-02 1: 1 0");
        assertThat(days(new CohortFilter("Whale", null, null, null, null))).containsExactly("2026-11-02 1: 1 0");
        assertThat(days(new CohortFilter(null, null, null, campaign, null))).containsExactly("2026-11-02 2: 2 1");
        assertThat(days(new CohortFilter(null, null, null, campaign, "A"))).containsExactly("2026-11-02 2: 2 1");
        assertThat(days(new CohortFilter(null, null, null, campaign, "Control")))
                .containsExactly("2026-11-02 1: 1 0");
        assertThat(days(new CohortFilter(null, null, null, campaign, "B"))).isEmpty();
        var asked = new CohortQuestion(
                CohortPeriod.DAY,
                RetentionMode.ON,
                LocalDate.of(2026, 11, 4),
                null,
                null,
                new CohortFilter(null, null, null, campaign, null));
        assertThat(service.retention(asked, CohortSplit.ARM, List.of(1)))
                .hasToString(
                        "{Control=RetentionCurve[days=[Day[day=1, eligible=1, retained=0, rate=0.0, notEstimable=null]]],"
                                + " A=RetentionCurve[days=[Day[day=1, eligible=2, retained=1, rate=0.5, notEstimable=null]]]}");
        assertThat(service.retention(asked, CohortSplit.SEGMENT, List.of(1))).containsOnlyKeys("", "Whale");
        assertThat(service.retention(asked, CohortSplit.REGION, List.of(1))).containsOnlyKeys("", "7");
        assertThat(service.retention(asked, CohortSplit.FIRST_ACTION, List.of(1)))
                .containsOnlyKeys("PLAY_GAME", "VISIT_SITE");
        assertThat(service.choices())
                .isEqualTo(
                        new FilterChoices(List.of("Whale"), List.of(7), List.of("PLAY_GAME", "VISIT_SITE"), List.of()));
        assertThatThrownBy(() -> service.retention(
                        question(CohortPeriod.DAY, RetentionMode.ON, null), CohortSplit.ARM, List.of(1)))
                .hasMessageContaining("campaign");
    }

    private List<String> days(CohortFilter filter) {
        return Cohorts.lines(service.triangle(
                new CohortQuestion(CohortPeriod.DAY, RetentionMode.ON, LocalDate.of(2026, 11, 4), null, null, filter)));
    }

    private List<String> people(CohortPeople people) {
        return service.users(people, null, 0, 10).stream()
                .map(CohortUser::userId)
                .toList();
    }

    private List<String> triangle(CohortPeriod period, RetentionMode mode, @Nullable LocalDate asOf) {
        return Cohorts.lines(service.triangle(question(period, mode, asOf)));
    }

    private static CohortQuestion question(CohortPeriod period, RetentionMode mode, @Nullable LocalDate asOf) {
        return new CohortQuestion(period, mode, asOf, null, null, CohortFilter.NONE);
    }
}
