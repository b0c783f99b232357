package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupDayQueryTest {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void pastDaysAreAsTheyWereCountedAndTodayAsItWasCountedLast() {
        database.jdbc().sql("""
                        insert into kpi_groups (day, rfm_group, users, policy, policy_version, region_id, tier) values
                          ('2026-11-19', 'Whale', 9, 'rfm-cascade', 1, 1, 'light'),
                          ('2026-11-20', 'Whale', 2, 'rfm-cascade', 1, 1, 'light'),
                          ('2026-11-20', 'At-risk', 1, 'rfm-cascade', 1, 2, 'light');
                        insert into kpi_slice_users (region_id, tier, rfm_group, users) values
                          (1, 'light', 'Whale', 1), (2, 'light', 'Whale', 3), (1, 'power', null, 5)
                        """).update();

        var today = LocalDate.parse("2026-11-21");

        assertThat(new GroupDayQuery(database.jdbc())
                        .days(LocalDate.parse("2026-11-20"), today, UserFilter.EVERYBODY, today))
                .containsExactly(
                        new GroupDay(LocalDate.parse("2026-11-20"), Map.of("At-risk", 1L, "Whale", 2L)),
                        new GroupDay(today, Map.of("Whale", 4L)));

        var ofRegion = new UserFilter(Set.of(), Set.of(1), Set.of());
        assertThat(new GroupDayQuery(database.jdbc()).days(LocalDate.parse("2026-11-20"), today, ofRegion, today))
                .containsExactly(
                        new GroupDay(LocalDate.parse("2026-11-20"), Map.of("Whale", 2L)),
                        new GroupDay(today, Map.of("Whale", 1L)));
        var ofNobody = new UserFilter(Set.of("At-risk"), Set.of(1), Set.of());
        assertThat(new GroupDayQuery(database.jdbc()).days(LocalDate.parse("2026-11-20"), today, ofNobody, today))
                .isEmpty();
    }
}
