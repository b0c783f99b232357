package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Today is Saturday, 2026-11-21, in Seoul. */
class ActivityCountingServiceTest {

    private static final CohortFilter REGION = new CohortFilter(null, 7, null, null, null);
    private static final CohortFilter VISITORS = new CohortFilter(null, null, "VISIT_SITE", null, null);

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final ActivityCountingService counting = cohorts.get(ActivityCountingService.class);

    @Test
    void whatComesLateIsTakenIntoAccountAtOnce() {
        cohorts.actOn("u1", "2026-11-10", "2026-11-12");
        cohorts.actOn("u2", "2026-11-10");
        assertThat(counting.countDue()).isTrue();

        cohorts.actOn("u1", "2026-11-13");
        cohorts.actOn("u2", "2026-11-02");
        cohorts.actOn("new", "2026-11-12");
        cohorts.send(List.of(cohorts.action("u2", "VISIT_SITE", "2026-11-02T09:00:00+09:00")));

        assertThat(isCounted()).isTrue();
        assertThat(days(VISITORS)).containsExactly("2026-11-02 1: 1 0 0 0 0 0 0 0 1 0 0 0");
        assertThat(days(new CohortFilter(null, null, "PLAY_GAME", null, null)))
                .containsExactly("2026-11-10 1: 1 0 1 1", "2026-11-12 1: 1 0");
    }

    @Test
    void whoWasCountedElsewhereIsTakenAwayThere() {
        cohorts.actOn("u1", "2026-11-10");
        cohorts.actOn("u2", "2026-11-11");
        cohorts.jdbc.sql("update users set region_id = 7 where user_id = 'u1'").update();
        counting.countDue();
        cohorts.jdbc
                .sql("update users set region_id = case user_id when 'u2' then 7 end")
                .update();

        cohorts.actOn("u1", "2026-11-09");
        cohorts.actOn("u2", "2026-11-09");

        assertThat(isCounted()).isTrue();
        assertThat(days(REGION)).containsExactly("2026-11-09 1: 1 1 0 0 0");
    }

    @Test
    void theRunningPeriodStandsBesideThoseWhoWereCounted() {
        cohorts.actOn("u1", "2026-11-10");
        cohorts.actOn("u2", "2026-11-10");
        cohorts.jdbc.sql("update users set region_id = 7 where user_id = 'u1'").update();
        counting.countDue();
        cohorts.jdbc.sql("update users set region_id = 7").update();

        cohorts.actOn("u1", "2026-11-21");
        cohorts.actOn("u2", "2026-11-21");
        cohorts.actOn("new", "2026-11-21");
        cohorts.jdbc.sql("update users set region_id = 7 where user_id = 'new'").update();

        assertThat(isCounted()).isTrue();
        assertThat(Cohorts.lines(cohorts.service.triangle(
                        new CohortQuestion(CohortPeriod.WEEK, RetentionMode.ON, null, null, null, REGION))))
                .containsExactly("2026-11-09 1: 1 (1)", "2026-11-16 1: (1)");
    }

    @Test
    void aBatchThatComesWhileItIsCountedStaysLate() {
        cohorts.actOn("u1", "2026-11-10", "2026-11-12");

        assertThat(cohorts.countWhile(() -> cohorts.actOn("u1", "2026-11-09", "2026-11-13")))
                .isTrue();

        assertThat(cohorts.rows("select user_id, since, first_day, new_days from late_activity"))
                .containsExactly("u1|2026-11-09|2026-11-10|2");
        assertThat(isCounted()).isTrue();
        assertThat(days(new CohortFilter(null, null, "PLAY_GAME", null, null)))
                .containsExactly("2026-11-09 1: 1 1 0 1 1");
    }

    @Test
    void oneCountsAtATimeAndTheNextOneFindsWhatItLeft() {
        cohorts.actOn("u1", "2026-11-10");

        assertThat(cohorts.countWhile(() -> {
                    assertThat(counting.countDue()).isFalse();
                    cohorts.actOn("u1", "2026-11-12");
                }))
                .isTrue();
        assertThat(cohorts.rows("select basis from recounts")).containsExactly("2026-11-21, 1 days of users");

        cohorts.jdbc
                .sql("update recounts set counted_at = '2026-11-21T02:50:00Z'")
                .update();
        assertThat(counting.countDue()).isTrue();
        assertThat(cohorts.rows("select basis from recounts")).containsExactly("2026-11-21, 2 days of users");
        assertThat(cohorts.rows("select * from late_activity")).isEmpty();
    }

    @Test
    void aLateDayThatIsNotKeptIsMissed() {
        cohorts.actOn("u1", "2026-11-10");
        counting.countDue();
        cohorts.actOn("u1", "2026-11-12");
        assertThat(isCounted()).isTrue();

        cohorts.jdbc.sql("delete from late_activity").update();

        assertThat(isCounted()).isFalse();
    }

    @Test
    void whatWasCountedOfSomethingWrongIsNotUsed() {
        cohorts.actOn("u1", "2026-11-10");
        cohorts.jdbc.sql("update user_activity set first_action_type = 'WRONG'").update();
        counting.countDue();
        assertThat(isCounted()).isTrue();

        assertThat(cohorts.activity.recompute()).hasSize(1);

        assertThat(isCounted()).isFalse();
        assertThat(counting.countDue()).isTrue();
        assertThat(isCounted()).isTrue();
        assertThat(cohorts.activity.recompute()).isEmpty();
        assertThat(isCounted()).isTrue();
    }

    private boolean isCounted() {
        return counting.isCounted(CohortFilter.NONE);
    }

    private List<String> days(CohortFilter filter) {
        return Cohorts.lines(cohorts.service.triangle(new CohortQuestion(
                CohortPeriod.DAY, RetentionMode.ON, LocalDate.of(2026, 11, 14), null, null, filter)));
    }
}
