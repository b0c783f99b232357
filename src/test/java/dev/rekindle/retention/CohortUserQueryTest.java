package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekindle.retention.CohortPeople.Days;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CohortUserQueryTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final CohortUserQuery query = cohorts.get(CohortUserQuery.class);

    @Test
    void pagesAreByUserId() {
        cohorts.actOn("b", "2026-11-16");
        cohorts.actOn("B", "2026-11-16");
        cohorts.actOn("a", "2026-11-16", "2026-11-17");
        var all = new CohortPeople(CohortFilter.NONE, null, null, null, null);
        var before = LocalDate.of(2026, 11, 22);
        assertThat(query.users(all, before, 0, 2))
                .extracting(CohortUser::userId)
                .containsExactly("B", "a");
        assertThat(query.users(all, before, 2, 2))
                .extracting(CohortUser::userId)
                .containsExactly("b");
        var second = new Days(LocalDate.of(2026, 11, 17), LocalDate.of(9999, 12, 31));
        assertThat(query.users(new CohortPeople(CohortFilter.NONE, null, second, null, null), before, 0, 9))
                .extracting(CohortUser::userId, CohortUser::activeDays)
                .containsExactly(tuple("a", 2L));
    }

    @Test
    void daysThatDoNotCountForTheNumberDoNotCountForItsUsers() {
        cohorts.actOn("before", "2026-11-10", "2026-11-17");
        cohorts.actOn("after", "2026-11-10", "2026-11-19");
        var week = new Days(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 22));
        assertThat(query.users(
                        new CohortPeople(CohortFilter.NONE, null, week, null, null), LocalDate.of(2026, 11, 18), 0, 9))
                .extracting(CohortUser::userId)
                .containsExactly("before");
        assertThat(query.users(
                        new CohortPeople(CohortFilter.NONE, null, null, null, week), LocalDate.of(2026, 11, 18), 0, 9))
                .extracting(CohortUser::userId)
                .containsExactly("after");
    }
}
