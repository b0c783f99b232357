package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import dev.rekindle.protection.HarmCheckStore.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class HarmCheckStoreTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final HarmCheckStore store = new HarmCheckStore(jdbc);

    @Test
    void lookedAtIsWhoPlaysStakesOrSpendsAndNotLongAgo() {
        var source = database.dataSource();
        var one = JdbcClient.create(source);
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(begun -> {
            one.sql("""
                    create temporary table new_actions (
                      user_id text, action_type text, action_timestamp timestamptz, tokens_spent numeric, staked boolean)
                    on commit drop
                    """).update();
            one.sql("""
                    insert into new_actions values
                      ('plays', 'PLAY_GAME', '2026-11-20 15:00Z', null, false),
                      ('plays', 'FAIL_GAME', '2026-11-21', null, false),
                      ('spends', 'BUY_ITEM', '2026-11-21', 5, false),
                      ('stakes', 'BET', '2026-11-21', null, true),
                      ('looks', 'VIEW_CONTENT', '2026-11-21', null, false),
                      ('long_ago', 'PLAY_GAME', '2026-10-01', null, false)
                    """).update();
            new HarmCheckStore(one).askForPlayers(Instant.parse("2026-10-20T00:00:00Z"));
        });

        assertThat(store.take(10))
                .isEqualTo(new Asked(3, List.of("plays", "spends", "stakes"), Instant.parse("2026-11-20T15:00:00Z")));
        assertThat(store.take(10)).isEqualTo(new Asked(0, List.of(), null));
    }

    @Test
    void whoIsNotedTwiceIsLookedAtOnce() {
        jdbc.sql(
                        "insert into harm_checks (user_id, since) values ('a', now()), ('b', now()), ('a', now()), ('c', now())")
                .update();

        assertThat(store.take(3).userIds()).containsExactly("a", "b");
        assertThat(store.take(3).userIds()).containsExactly("c");
    }

    @Test
    void nobodyIsTakenWhileAnotherInstanceLooks() {
        jdbc.sql("insert into harm_checks (user_id, since) values ('a', now()), ('b', now())")
                .update();
        var source = database.dataSource();
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(begun -> {
            assertThat(new HarmCheckStore(JdbcClient.create(source)).take(1).userIds())
                    .containsExactly("a");
            assertThat(store.take(1).userIds()).isEmpty();
        });
        assertThat(store.take(1).userIds()).containsExactly("b");
    }

    @Test
    void activeIsWhoActedOnThatDayOrLater() {
        jdbc.sql("""
                insert into user_metrics (
                  user_id, first_action_day, last_action_day, last_action_at, actions, active_days, tokens_earned,
                  tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days, window_until,
                  window_actions, window_active_days, window_tokens_spent, window_tokens_earned_partner,
                  window_cash_amount, window_visits, window_partner_earnings)
                select user_id, last_day, last_day, last_day, 1, 1, 0, 0, 0, 0, 0, 1, last_day,
                  1, 1, 0, 0, 0, 0, 0
                from (values ('a', date '2026-11-20'), ('b', '2026-11-19')) as people (user_id, last_day)
                """).update();

        assertThat(store.askForActive(LocalDate.of(2026, 11, 20), SetClock.SEOUL))
                .isEqualTo(1);
        assertThat(store.take(10)).isEqualTo(new Asked(1, List.of("a"), Instant.parse("2026-11-19T15:00:00Z")));
    }
}
