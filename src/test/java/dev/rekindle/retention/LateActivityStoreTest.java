package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LateActivityStoreTest {

    private static final String LATE = """
            select user_id, since, new_days, first_day, first_action_type, bit_count(days)
            from late_activity
            order by late_id
            """;

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final LateActivityStore late = cohorts.get(LateActivityStore.class);

    @Test
    void whatChangesBeforeTodayIsKeptAsItWas() {
        cohorts.actOn("u1", "2026-11-10", "2026-11-21");
        cohorts.actOn("u1", "2026-11-12", "2026-11-13", "2026-11-21");
        cohorts.actOn("u1", "2026-11-09");

        assertThat(cohorts.rows(LATE))
                .containsExactly(
                        "u1|2026-11-10|1|null|null|null",
                        "u1|2026-11-12|2|2026-11-10|PLAY_GAME|2",
                        "u1|2026-11-09|1|2026-11-10|PLAY_GAME|4");
        assertThat(late.newDays()).contains(4L);
    }

    @Test
    void whatHappensTodayIsNotLate() {
        cohorts.actOn("u1", "2026-11-21");
        cohorts.act("u1", "2026-11-21T11:00:00+09:00");

        assertThat(cohorts.rows(LATE)).isEmpty();
        assertThat(late.newDays()).contains(0L);
    }

    @Test
    void anotherFirstActionIsLateFromTheFirstDayOn() {
        cohorts.actOn("u1", "2026-11-10", "2026-11-12");
        cohorts.send(List.of(cohorts.action("u1", "VISIT_SITE", "2026-11-10T09:00:00+09:00")));
        cohorts.send(List.of(cohorts.action("u1", "VISIT_SITE", "2026-11-10T08:00:00+09:00")));

        assertThat(cohorts.rows(LATE))
                .containsExactly("u1|2026-11-10|2|null|null|null", "u1|2026-11-10|0|2026-11-10|PLAY_GAME|2");
    }

    @Test
    void whatIsSeenIsForgottenAndEachUserKeepsTheSlice() {
        cohorts.actOn("u1", "2026-11-10");
        cohorts.actOn("u2", "2026-11-21");
        cohorts.jdbc.sql("update users set region_id = 7 where user_id = 'u1'").update();
        late.forgetSeen();
        late.keepSlices();
        assertThat(late.newDays()).contains(0L);
        assertThat(cohorts.rows("select * from counted_users order by user_id"))
                .containsExactly("u1|null|7", "u2|null|null");

        cohorts.jdbc.sql("update users set region_id = 8 where user_id = 'u2'").update();
        cohorts.jdbc.sql("delete from user_activity where user_id = 'u1'").update();
        late.keepSlices();

        assertThat(cohorts.rows("select * from counted_users")).containsExactly("u2|null|8");
    }

    @Test
    void moreThanCanBeUsedIsNotKeptButThatTheFirstActionIsAnother() {
        cohorts.actOn("u1", "2026-11-10");
        cohorts.jdbc.sql("delete from late_activity").update();
        cohorts.jdbc
                .sql(
                        "insert into late_activity (user_id, since, new_days) select 'old', '2026-11-01', 1 from generate_series(1, :most)")
                .param("most", UserActivityStore.MOST_LATE)
                .update();
        cohorts.actOn("u1", "2026-11-11");
        assertThat(late.newDays()).contains((long) UserActivityStore.MOST_LATE);

        cohorts.send(List.of(cohorts.action("u1", "VISIT_SITE", "2026-11-10T09:00:00+09:00")));

        assertThat(cohorts.rows("select user_id, new_days from late_activity where user_id <> 'old'"))
                .containsExactly("u1|0");
        assertThat(late.newDays()).isEmpty();
    }
}
