package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityPeriodStoreTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final ActivityCountingService counting = cohorts.get(ActivityCountingService.class);

    @Test
    void eachPeriodCountsItsUsersByWhatTheyAreFilteredBy() {
        cohorts.actOn("u1", "2026-10-31", "2026-11-02", "2026-11-03", "2026-11-10");
        cohorts.send(List.of(cohorts.action("u2", "VISIT_SITE", "2026-11-03T12:00:00+09:00")));
        cohorts.jdbc.sql("update users set region_id = 7 where user_id = 'u1'").update();
        cohorts.jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values ('u2', 'Whale', now(), 'rfm-cascade', 1)
                        """).update();

        assertThat(counting.countDue()).isTrue();

        assertThat(cohorts.rows("""
                        select period, number - period_number(period, '2026-11-02'), rfm_group, region_id,
                          first_action_type, active_users, begun_users, returning_users
                        from activity_periods
                        order by period, number, first_action_type
                        """))
                .containsExactly(
                        "day|-2|null|7|PLAY_GAME|1|1|0",
                        "day|0|null|7|PLAY_GAME|1|0|0",
                        "day|1|null|7|PLAY_GAME|1|0|1",
                        "day|1|Whale|null|VISIT_SITE|1|1|0",
                        "day|8|null|7|PLAY_GAME|1|0|0",
                        "month|-1|null|7|PLAY_GAME|1|1|0",
                        "month|0|null|7|PLAY_GAME|1|0|1",
                        "month|0|Whale|null|VISIT_SITE|1|1|0",
                        "week|-1|null|7|PLAY_GAME|1|1|0",
                        "week|0|null|7|PLAY_GAME|1|0|1",
                        "week|0|Whale|null|VISIT_SITE|1|1|0",
                        "week|1|null|7|PLAY_GAME|1|0|1");
    }

    @Test
    void eachCohortCountsItsUsersUpToTheRunningPeriod() {
        cohorts.actOn("u1", "2026-10-31", "2026-11-02", "2026-11-21");
        cohorts.actOn("u2", "2026-10-31", "2026-11-02");

        counting.countDue();

        assertThat(cohorts.rows("""
                        select period, cohort - period_number(period, '2026-10-31'), first_action_type,
                          array(select number - cohort from unnest(numbers) as number), users
                        from cohort_slices
                        order by period, cohort
                        """))
                .containsExactly(
                        "day|0|PLAY_GAME|{0,2}|{2,2}", "month|0|PLAY_GAME|{0}|{2}", "week|0|PLAY_GAME|{0,1}|{2,2}");
    }

    @Test
    void whoComesBackAfterAMonthWasSeenAndGoneInBetween() {
        cohorts.actOn("u1", "2026-01-01", "2026-02-05");

        counting.countDue();

        // Seen 31 to 60 days after the 1st of January, and 31 to 60 after the 5th of February; gone until the day after
        // the return, and again 31 days after it.
        assertThat(cohorts.rows("select day, seen_change, churned_change from activity_gaps order by day"))
                .containsExactly(
                        "2026-02-01|1|1", "2026-02-06|0|-1", "2026-03-03|-1|0", "2026-03-08|1|1", "2026-04-07|-1|-1");
    }

    @Test
    void itIsCountedAgainWhenThePastHasChanged() {
        assertThat(counting.countDue()).isTrue();
        cohorts.jdbc
                .sql("update recounts set counted_at = '2026-11-21T02:50:00Z'")
                .update();
        cohorts.actOn("u1", "2026-11-21");
        assertThat(counting.countDue()).isFalse();

        cohorts.actOn("u1", "2026-11-20");

        assertThat(counting.countDue()).isTrue();
        assertThat(cohorts.rows("select basis from recounts")).containsExactly("2026-11-21, 1 days of users");
    }
}
