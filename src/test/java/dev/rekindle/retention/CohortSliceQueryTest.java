package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.retention.CohortSliceQuery.SliceCell;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CohortSliceQueryTest {

    private static final CohortFilter REGION = new CohortFilter(null, 7, null, null, null);

    /** A Tuesday: week 15 goes on. */
    private static final LocalDate BEFORE = CohortPeriod.WEEK.start(15).plusDays(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final CohortSliceQuery query = new CohortSliceQuery(database.jdbc());

    @BeforeEach
    void threeSlicesOfACohortAndOneOfAnother() {
        database.jdbc().sql("""
                        insert into cohort_slices values
                          ('week', 10, 'Whale', 7, 'PLAY_GAME', '{10,11,14}', '{5,2,1}'),
                          ('week', 10, null, 7, 'VISIT', '{10,14}', '{3,3}'),
                          ('week', 10, null, null, 'VISIT', '{10}', '{4}'),
                          ('week', 11, null, 7, 'VISIT', '{11}', '{9}'),
                          ('day', 10, null, 7, 'VISIT', '{10}', '{8}')
                        """).update();
    }

    @Test
    void cellsAddUpWhomTheFilterLetsThrough() {
        assertThat(query.cells(CohortPeriod.WEEK, REGION, CohortSplit.NONE, BEFORE, CohortCounting.ALL))
                .containsExactlyInAnyOrder(
                        new SliceCell("", 10, 10, 8),
                        new SliceCell("", 10, 11, 2),
                        new SliceCell("", 10, 14, 4),
                        new SliceCell("", 11, 11, 9));
        assertThat(query.cells(
                        CohortPeriod.WEEK,
                        new CohortFilter("Whale", 7, "VISIT", null, null),
                        CohortSplit.NONE,
                        BEFORE,
                        CohortCounting.ALL))
                .isEmpty();
    }

    @Test
    void theRunningWeekIsLeftOut() {
        assertThat(query.cells(
                        CohortPeriod.WEEK,
                        new CohortFilter("Whale", null, null, null, null),
                        CohortSplit.NONE,
                        CohortPeriod.WEEK.start(15),
                        CohortCounting.ALL))
                .containsExactlyInAnyOrder(new SliceCell("", 10, 10, 5), new SliceCell("", 10, 11, 2));
    }

    @Test
    void partsAreCountedEachByItselfAndOnlyAsFarAsIsAsked() {
        assertThat(query.cells(CohortPeriod.WEEK, CohortFilter.NONE, CohortSplit.REGION, BEFORE, 3))
                .containsExactlyInAnyOrder(
                        new SliceCell("7", 10, 10, 8),
                        new SliceCell("7", 10, 11, 2),
                        new SliceCell(null, 10, 10, 4),
                        new SliceCell("7", 11, 11, 9));
    }
}
