package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserActivityStoreTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");

    @Test
    void marksAreABitForEachPeriodFromTheByteOfTheFirst() {
        // 2026-11-16 is day 9821, 5 of its byte; its week 1403, 3 of its byte; its month 334, 6 of its byte.
        cohorts.actOn("u1", "2026-11-16", "2026-11-18", "2026-11-19");
        assertThat(cohorts.rows("""
                        select first_day, last_day, first_action_type, days, weeks, months from user_activity
                        """)).containsExactly("2026-11-16|2026-11-19|PLAY_GAME|\\x0580|\\x10|\\x02");
    }

    @Test
    void anEarlierDayMovesAllCellsOfItsUser() {
        cohorts.actOn("u1", "2026-11-16");
        cohorts.actOn("u2", "2026-11-16");
        cohorts.actOn("u1", "2026-11-09");
        assertThat(cohorts.rows("""
                        select cohort, number, sum(users)
                        from cohort_cells
                        where period = 'week'
                        group by cohort, number
                        having sum(users) <> 0
                        order by cohort, number
                        """)).containsExactly("1402|1402|1", "1402|1403|1", "1403|1403|1");
    }

    @Test
    void anotherActionOfAKnownDayWritesNothing() {
        cohorts.actOn("u1", "2026-11-16");
        var before = cohorts.rows("select ctid, xmin from user_activity");
        cohorts.act("u1", "2026-11-16T13:00:00+09:00");
        assertThat(cohorts.rows("select ctid, xmin from user_activity")).isEqualTo(before);
        assertThat(cohorts.rows("select sum(users) from cohort_cells where period = 'day'"))
                .isEqualTo(List.of("1"));
    }
}
