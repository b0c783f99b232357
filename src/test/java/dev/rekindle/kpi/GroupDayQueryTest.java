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
    void pastDaysAreAsTheyWereCountedAndTodayAsItIsNow() {
        database.jdbc().sql("""
                        insert into kpi_groups (day, rfm_group, users, policy, policy_version, region_id, tier) values
                          ('2026-11-19', 'Whale', 9, 'rfm-cascade', 1, 1, 'light'),
                          ('2026-11-20', 'Whale', 2, 'rfm-cascade', 1, 1, 'light'),
                          ('2026-11-20', 'At-risk', 1, 'rfm-cascade', 1, 2, 'light');
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                          tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                          window_until, window_actions, window_active_days, window_tokens_spent,
                          window_tokens_earned_partner, window_cash_amount, window_visits, window_partner_earnings)
                        values (
                          'u1', '2026-11-21', '2026-11-21', now(), 1, 1, 0, 0, 0, 0, 0, 1,
                          '2026-11-21', 1, 1, 0, 0, 0, 0, 0);
                        insert into users (user_id, region_id) values ('u1', 1);
                        insert into user_segments (
                          user_id, rfm_group, last_updated, policy, policy_version, last_action_day) values
                          ('u1', 'Whale', now(), 'rfm-cascade', 1, '2026-11-21'),
                          ('quiz only', 'At-risk', now(), 'rfm-cascade', 1, null)
                        """).update();

        var today = LocalDate.parse("2026-11-21");

        assertThat(new GroupDayQuery(database.jdbc())
                        .days(LocalDate.parse("2026-11-20"), today, UserFilter.EVERYBODY, today))
                .containsExactly(
                        new GroupDay(LocalDate.parse("2026-11-20"), Map.of("At-risk", 1L, "Whale", 2L)),
                        new GroupDay(today, Map.of("Whale", 1L)));

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
