package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityRecomputeStoreTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");

    @Test
    void whatDiffersIsNamedAndPutRight() {
        cohorts.actOn("u1", "2026-11-16");
        cohorts.actOn("u2", "2026-11-16");
        cohorts.jdbc
                .sql("update user_activity set first_action_type = 'WRONG' where user_id = 'u1'")
                .update();
        cohorts.jdbc.sql("delete from user_activity where user_id = 'u2'").update();
        cohorts.jdbc
                .sql("update cohort_cells set users = users + 1 where period = 'month'")
                .update();

        assertThat(cohorts.activity.recompute())
                .containsExactly(
                        "user_activity: user u1 has first_action_type WRONG where the actions say PLAY_GAME",
                        "user_activity: user u2 is missing",
                        "cohort_cells: month cohort 334 has 3 users in 334 where the actions say 2");
        assertThat(cohorts.activity.recompute()).isEmpty();
    }
}
