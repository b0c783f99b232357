package dev.rekindle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedAssignmentTest {

    /** S4 §I: 506 Light, 1,350 Regular and 680 Power users. */
    @Test
    void scenarioStrataAreDealtAsPublished() {
        assertThat(dealt(506)).containsExactly(169L, 169L, 168L);
        assertThat(dealt(1_350)).containsExactly(450L, 450L, 450L);
        assertThat(dealt(680)).containsExactly(227L, 227L, 226L);
    }

    @Test
    void armsAddUpToTheStratumAndDifferByOneAtMost() {
        for (int users = 0; users < 50; users++) {
            var arms = dealt(users);
            assertThat(arms.stream().mapToLong(Long::longValue).sum()).isEqualTo(users);
            assertThat(arms.getFirst() - arms.getLast()).isBetween(0L, 1L);
        }
    }

    @Test
    void sameDayHasTheSameSalt() {
        assertThat(StratifiedAssignment.plannedSalt(LocalDate.of(2023, 10, 26))).isEqualTo("reactivation-2023-10-26");
    }

    private static List<Long> dealt(long users) {
        return List.copyOf(StratifiedAssignment.dealt(users).values());
    }
}
