package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.retention.ActivityPeriodQuery.PeriodCount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityPeriodQueryTest {

    private static final CohortFilter REGION = new CohortFilter(null, 7, null, null, null);

    private final TestDatabase database = TestDatabase.fresh();
    private final ActivityPeriodQuery query = new ActivityPeriodQuery(database.jdbc());

    @Test
    void periodsAddUpWhomTheFilterLetsThrough() {
        database.jdbc().sql("""
                        insert into activity_periods values
                          ('week', 10, 'Whale', 7, 'PLAY_GAME', 5, 1, 2), ('week', 10, null, null, 'VISIT', 3, 3, 0),
                          ('week', 11, null, 7, 'VISIT', 4, 0, 4), ('week', 12, null, 7, 'VISIT', 9, 9, 0),
                          ('day', 10, null, 7, 'VISIT', 8, 8, 0)
                        """).update();

        assertThat(query.periods(CohortPeriod.WEEK, CohortFilter.NONE, 10, 11))
                .containsExactlyInAnyOrder(new PeriodCount(10, 8, 4, 2), new PeriodCount(11, 4, 0, 4));
        assertThat(query.periods(CohortPeriod.WEEK, REGION, 10, 10)).containsExactly(new PeriodCount(10, 5, 1, 2));
        assertThat(query.periods(CohortPeriod.WEEK, new CohortFilter("Whale", null, "VISIT", null, null), 10, 11))
                .isEmpty();
    }

    @Test
    void churnIsTheSumOfAllChangesSoFar() {
        database.jdbc().sql("""
                        insert into activity_gaps values
                          ('2026-11-01', null, 7, 'VISIT', 3, 1), ('2026-11-01', null, 8, 'VISIT', 2, 0),
                          ('2026-11-03', null, 7, 'VISIT', -2, 1), ('2026-11-05', null, 7, 'VISIT', -1, -2)
                        """).update();
        var first = LocalDate.of(2026, 11, 1);

        assertThat(query.churn(CohortFilter.NONE, List.of(first.minusDays(1), first, first.plusDays(2))))
                .containsExactly(new ChurnRate(first, 5, 1), new ChurnRate(first.plusDays(2), 3, 2));
        assertThat(query.churn(REGION, List.of(first.plusDays(3), first.plusDays(4))))
                .containsExactly(new ChurnRate(first.plusDays(3), 1, 2));
    }
}
