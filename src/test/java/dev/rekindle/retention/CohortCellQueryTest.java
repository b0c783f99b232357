package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.retention.CohortCellQuery.KeptCell;
import org.junit.jupiter.api.Test;

class CohortCellQueryTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final CohortCellQuery query = cohorts.get(CohortCellQuery.class);

    @Test
    void slotsAddUpToOneCell() {
        cohorts.actOn("u1", "2026-11-16", "2026-11-18");
        cohorts.jdbc
                .sql("insert into cohort_cells values ('day', 9821, 9823, 77, 2), ('day', 9821, 9830, 77, 0)")
                .update();
        assertThat(query.cells(CohortPeriod.DAY))
                .containsExactlyInAnyOrder(new KeptCell(9821, 9821, 1), new KeptCell(9821, 9823, 3));
        assertThat(query.newestDay()).contains(9823);
        assertThat(query.anyBetween(9822, 9823)).isTrue();
        assertThat(query.anyBetween(9824, 9829)).isFalse();
    }
}
