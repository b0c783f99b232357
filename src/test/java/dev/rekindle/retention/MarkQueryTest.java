package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.retention.MarkQuery.Alike;
import dev.rekindle.retention.MarkQuery.LastSeen;
import dev.rekindle.retention.MarkQuery.Running;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MarkQueryTest {

    private static final LocalDate BEFORE = LocalDate.of(2026, 11, 19);

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");
    private final MarkQuery query = cohorts.get(MarkQuery.class);

    @Test
    void aByteHoldsEightPeriodsAndTheOneBefore() {
        // Day 9821 is 5 of its byte, 9823 is 7 of it, 9824 is 0 of the next.
        cohorts.actOn("u1", "2026-11-16", "2026-11-18", "2026-11-19");
        var first = alike(0);
        assertThat(first.cohort()).isEqualTo(9_821);
        assertThat(first.bits()).isEqualTo(0b0_0000_0101);
        var second = alike(1);
        assertThat(second.bits()).isEqualTo(0b1_1000_0000);
        assertThat(second.isActive(0)).isTrue();
        assertThat(second.isActive(-1)).isTrue();
        assertThat(second.isActive(1)).isFalse();
        assertThat(query.alike(CohortPeriod.DAY, CohortFilter.NONE, CohortSplit.NONE, BEFORE, 2))
                .isEmpty();
    }

    @Test
    void lastAndRunningLookOnlyAtWhatLiesBefore() {
        cohorts.actOn("u1", "2026-11-10", "2026-11-17", "2026-11-20");
        cohorts.actOn("u2", "2026-11-10", "2026-11-19");
        assertThat(query.lastSeen(CohortPeriod.WEEK, CohortFilter.NONE, CohortSplit.NONE, BEFORE))
                .containsExactlyInAnyOrder(new LastSeen("", 1_402, 1_402, 1), new LastSeen("", 1_402, 1_403, 1));
        assertThat(query.running(CohortPeriod.WEEK, CohortFilter.NONE, CohortSplit.NONE, BEFORE))
                .containsExactly(new Running("", 1_402, true, 1));
    }

    private Alike alike(int place) {
        var rows = query.alike(CohortPeriod.DAY, CohortFilter.NONE, CohortSplit.NONE, BEFORE, place);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
