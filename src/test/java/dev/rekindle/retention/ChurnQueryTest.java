package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChurnQueryTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");

    @Test
    void eachDayHasItsOwnTwoWindows() {
        cohorts.actOn("u1", "2026-09-22", "2026-10-22");
        cohorts.actOn("u2", "2026-09-22");
        assertThat(cohorts.get(ChurnQuery.class)
                        .rates(
                                CohortFilter.NONE,
                                List.of(
                                        LocalDate.of(2026, 11, 21),
                                        LocalDate.of(2026, 11, 22),
                                        LocalDate.of(2027, 1, 1)),
                                LocalDate.of(2026, 11, 22)))
                .containsExactly(
                        new ChurnRate(LocalDate.of(2026, 11, 21), 2, 1),
                        new ChurnRate(LocalDate.of(2026, 11, 22), 1, 1));
    }
}
