package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupDayQueryTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void pastDaysAreAsTheyWereCountedAndTodayAsItIsNow() {
        database.jdbc().sql("""
                        insert into kpi_groups (day, rfm_group, users, policy, policy_version) values
                          ('2026-11-19', 'Whale', 9, 'rfm-cascade', 1), ('2026-11-20', 'Whale', 2, 'rfm-cascade', 1),
                          ('2026-11-20', 'At-risk', 1, 'rfm-cascade', 1);
                        insert into user_segments (
                          user_id, rfm_group, last_updated, policy, policy_version, last_action_day) values
                          ('u1', 'Whale', now(), 'rfm-cascade', 1, '2026-11-21'),
                          ('quiz only', 'At-risk', now(), 'rfm-cascade', 1, null)
                        """).update();

        var today = LocalDate.parse("2026-11-21");

        assertThat(new GroupDayQuery(database.jdbc()).days(LocalDate.parse("2026-11-20"), today, today))
                .containsExactly(
                        new GroupDay(LocalDate.parse("2026-11-20"), Map.of("At-risk", 1L, "Whale", 2L)),
                        new GroupDay(today, Map.of("Whale", 1L)));
    }
}
