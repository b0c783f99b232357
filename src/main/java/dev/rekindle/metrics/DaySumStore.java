package dev.rekindle.metrics;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the current transaction's batch adds to each day of a user, in {@code day_sums}, a table of the session that is
 * empty after the commit: added up once for whoever keeps sums.
 */
@Repository
class DaySumStore {

    private final JdbcClient jdbc;

    DaySumStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the table, or empties it of an earlier batch of the same transaction. */
    void prepare() {
        jdbc.sql("""
                        create temporary table if not exists day_sums (
                          user_id text collate "C" not null, day date not null, actions integer not null,
                          tokens_spent numeric, tokens_earned_partner numeric, tokens_earned_app numeric,
                          cash_amount numeric, partner_visits integer not null, partner_earnings integer not null,
                          first_hour smallint not null, first_cash_hour smallint,
                          gems_earned numeric, gems_claimed numeric, xp numeric, last_at timestamptz not null
                        ) on commit delete rows
                        """).update();
        var isUsed = jdbc.sql("select exists (select from day_sums) as is_used")
                .query(Boolean.class)
                .single();
        if (isUsed) {
            jdbc.sql("truncate day_sums").update();
        }
    }

    /**
     * Adds up the actions in {@code new_actions}. Most name no amount: then none is added up, and absent is what stays.
     */
    void addUp() {
        jdbc.sql("""
                        insert into day_sums (
                          user_id, day, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, cash_amount,
                          partner_visits, partner_earnings, first_hour, first_cash_hour, gems_earned, gems_claimed,
                          xp, last_at)
                        select user_id, day,
                          count(*) as actions,
                          sum(tokens_spent) as tokens_spent,
                          sum(tokens_earned) filter (where at_partner) as tokens_earned_partner,
                          sum(tokens_earned) filter (where not at_partner) as tokens_earned_app,
                          sum(cash_amount) as cash_amount,
                          count(*) filter (where partner_visit) as partner_visits,
                          count(*) filter (where at_partner and action_type = 'EARN_CYBER_TOKENS') as partner_earnings,
                          min(hour) as first_hour,
                          min(hour) filter (where cash_amount > 0) as first_cash_hour,
                          sum(gems) filter (where action_type = 'EARN_GEMS') as gems_earned,
                          sum(gems) filter (where action_type = 'CLAIM_REWARD') as gems_claimed,
                          sum(xp) as xp,
                          max(action_timestamp) as last_at
                        from new_actions
                        group by user_id, day
                        order by user_id, day
                        """).update();
    }
}
