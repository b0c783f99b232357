package dev.rekindle.metrics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the raw actions say of users and their days, in {@code said_days} and {@code said_metrics}, and how what is kept
 * differs from it. Tables of the current transaction; unlogged rather than temporary, as parallel workers cannot read
 * temporary ones.
 */
@Repository
class RecomputeStore {

    private final JdbcClient jdbc;

    RecomputeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds up whoever adds actions until the transaction ends, and gives it what large sorts need. */
    void prepare() {
        jdbc.sql("lock table user_days, user_metrics, user_rolls in share row exclusive mode")
                .update();
        jdbc.sql("""
                        select set_config('work_mem', '512MB', true),
                          set_config('max_parallel_workers_per_gather', '2', true),
                          set_config('parallel_tuple_cost', '0', true),
                          set_config('client_connection_check_interval', '2s', true)
                        """).query().singleRow();
    }

    /**
     * Sorts rather than hashes: nearly as many days as actions, each with its sums, were a gigabyte for every worker. The
     * fence has workers read and sort, and one process add up: sums that workers begin would all have to be handed over.
     */
    void gatherDays(ZoneId zone) {
        setHashing("off");
        jdbc.sql("""
                        create unlogged table said_days as
                        select user_id, day,
                          count(*)::integer as actions,
                          coalesce(sum(tokens_spent), 0) as tokens_spent,
                          coalesce(sum(tokens_earned) filter (where at_partner), 0) as tokens_earned_partner,
                          coalesce(sum(tokens_earned) filter (where not at_partner), 0) as tokens_earned_app,
                          coalesce(sum(cash_amount), 0) as cash_amount,
                          (count(*) filter (where partner_visit))::integer as partner_visits,
                          (count(*) filter (where partner_earning))::integer as partner_earnings,
                          min(hour)::smallint as first_hour,
                          (min(hour) filter (where cash_amount > 0))::smallint as first_cash_hour,
                          coalesce(sum(gems) filter (where action_type = 'EARN_GEMS'), 0) as gems_earned,
                          coalesce(sum(gems) filter (where action_type = 'CLAIM_REWARD'), 0) as gems_claimed,
                          coalesce(sum(xp), 0) as xp,
                          max(action_timestamp) as last_at
                        from (
                          select *
                          from action_values(:zone)
                          order by user_id, day
                          offset '0'
                        ) as actions
                        group by user_id, day
                        """).param("zone", zone.getId()).update();
        setHashing("on");
        jdbc.sql("analyze said_days (user_id, day)").update();
    }

    private void setHashing(String state) {
        jdbc.sql("select set_config('enable_hashagg', :state, true)")
                .param("state", state)
                .query()
                .singleRow();
    }

    void gatherMetrics(LocalDate today) {
        jdbc.sql("""
                        create unlogged table said_metrics as
                        with days as (
                          select *,
                            day between :today - 30 and :today as in_window,
                            lag(day) over (partition by user_id order by day) is distinct from day - 1
                              as begins_streak
                          from said_days
                        ), sums as (
                          select user_id,
                            min(day) as first_action_day,
                            max(day) as last_action_day,
                            max(last_at) as last_action_at,
                            sum(actions) as actions,
                            count(*)::integer as active_days,
                            sum(tokens_earned_partner + tokens_earned_app) as tokens_earned,
                            sum(tokens_spent) as tokens_spent,
                            sum(gems_earned) as gems_earned,
                            sum(gems_claimed) as gems_claimed,
                            sum(xp) as battlepass_xp,
                            max(day) - max(day) filter (where begins_streak) + 1 as streak_days,
                            (coalesce(sum(actions) filter (where in_window), 0))::integer as window_actions,
                            (count(*) filter (where in_window))::integer as window_active_days,
                            coalesce(sum(tokens_spent) filter (where in_window), 0) as window_tokens_spent,
                            coalesce(sum(tokens_earned_partner) filter (where in_window), 0)
                              as window_tokens_earned_partner,
                            coalesce(sum(cash_amount) filter (where in_window), 0) as window_cash_amount,
                            (coalesce(sum(partner_visits) filter (where in_window), 0))::integer as window_visits,
                            (coalesce(sum(partner_earnings) filter (where in_window), 0))::integer
                              as window_partner_earnings,
                            min(day) filter (where in_window) as window_oldest_day
                          from days
                          group by user_id
                        )
                        select *
                        from sums
                        """).param("today", today).update();
        jdbc.sql("analyze said_metrics (user_id)").update();
    }

    /** What is kept of days and is not what the actions say, a sentence each: at most this many. */
    List<String> dayDifferences(int most) {
        return jdbc.sql("""
                        with differing as (
                          select user_id, day, to_jsonb(kept) as kept_values, to_jsonb(said) as said_values
                          from user_days as kept
                          full join said_days as said using (user_id, day)
                          where (kept.actions, kept.tokens_spent, kept.tokens_earned_partner, kept.tokens_earned_app,
                          kept.cash_amount, kept.partner_visits, kept.partner_earnings, kept.first_hour, kept.first_cash_hour)
                          is distinct from (
                            said.actions, said.tokens_spent, said.tokens_earned_partner, said.tokens_earned_app,
                            said.cash_amount, said.partner_visits, said.partner_earnings, said.first_hour, said.first_cash_hour)
                          order by user_id, day
                          limit :most
                        )
                        select concat('user_days: user ', user_id, ' on ', day, ' ', case
                          when kept_values is null then 'is missing'
                          when said_values is null then 'is kept without an action'
                          else (
                            select string_agg(
                              concat('has ', name, ' ', value, ' where the actions say ', said_values ->> name), '; '
                              order by name)
                            from jsonb_each_text(kept_values) as keeps (name, value)
                            where kept_values -> name <> said_values -> name)
                          end)
                        from differing
                        """).param("most", most).query(String.class).list();
    }

    /** What is kept of users and is not what the actions say, a sentence each: at most this many. */
    List<String> metricsDifferences(int most) {
        return jdbc.sql("""
                        with differing as (
                          select user_id, to_jsonb(kept) as kept_values, to_jsonb(said) as said_values
                          from user_metrics as kept
                          full join said_metrics as said using (user_id)
                          where (kept.first_action_day, kept.last_action_day, kept.last_action_at, kept.actions,
                          kept.active_days, kept.tokens_earned, kept.tokens_spent, kept.gems_earned,
                          kept.gems_claimed, kept.battlepass_xp, kept.streak_days, kept.window_actions,
                          kept.window_active_days, kept.window_tokens_spent, kept.window_tokens_earned_partner,
                          kept.window_cash_amount, kept.window_visits, kept.window_partner_earnings,
                          kept.window_oldest_day)
                          is distinct from (
                            said.first_action_day, said.last_action_day, said.last_action_at, said.actions,
                            said.active_days, said.tokens_earned, said.tokens_spent, said.gems_earned,
                            said.gems_claimed, said.battlepass_xp, said.streak_days, said.window_actions,
                            said.window_active_days, said.window_tokens_spent, said.window_tokens_earned_partner,
                            said.window_cash_amount, said.window_visits, said.window_partner_earnings,
                            said.window_oldest_day)
                          order by user_id
                          limit :most
                        )
                        select concat('user_metrics: user ', user_id, ' ', case
                          when kept_values is null then 'is missing'
                          when said_values is null then 'is kept without an action'
                          else (
                            select string_agg(
                              concat('has ', name, ' ', value, ' where the actions say ', said_values ->> name), '; '
                              order by name)
                            from jsonb_each_text(kept_values) as keeps (name, value)
                            where kept_values -> name <> said_values -> name)
                          end)
                        from differing
                        """).param("most", most).query(String.class).list();
    }

    /** Makes the days what the actions say. */
    void correctDays() {
        jdbc.sql("""
                        merge into user_days as kept
                        using said_days as said
                        on kept.user_id = said.user_id and kept.day = said.day
                        when matched and (kept.actions, kept.tokens_spent, kept.tokens_earned_partner, kept.tokens_earned_app,
                          kept.cash_amount, kept.partner_visits, kept.partner_earnings, kept.first_hour, kept.first_cash_hour)
                          is distinct from (
                            said.actions, said.tokens_spent, said.tokens_earned_partner, said.tokens_earned_app,
                            said.cash_amount, said.partner_visits, said.partner_earnings, said.first_hour, said.first_cash_hour)
                        then update set
                          actions = said.actions, tokens_spent = said.tokens_spent,
                          tokens_earned_partner = said.tokens_earned_partner,
                          tokens_earned_app = said.tokens_earned_app, cash_amount = said.cash_amount,
                          partner_visits = said.partner_visits, partner_earnings = said.partner_earnings,
                          first_hour = said.first_hour, first_cash_hour = said.first_cash_hour
                        when not matched by target then
                          insert (
                            user_id, day,
                            actions, tokens_spent, tokens_earned_partner, tokens_earned_app, cash_amount,
                            partner_visits, partner_earnings, first_hour, first_cash_hour)
                          values (
                            said.user_id, said.day,
                            said.actions, said.tokens_spent, said.tokens_earned_partner, said.tokens_earned_app,
                            said.cash_amount, said.partner_visits, said.partner_earnings, said.first_hour, said.first_cash_hour)
                        when not matched by source then delete
                        """).update();
    }

    /** Makes what is kept of users what the actions say; the window is that up to this day. */
    void correctMetrics(LocalDate today) {
        jdbc.sql("""
                        merge into user_metrics as kept
                        using said_metrics as said
                        on kept.user_id = said.user_id
                        when matched and (kept.first_action_day, kept.last_action_day, kept.last_action_at, kept.actions,
                          kept.active_days, kept.tokens_earned, kept.tokens_spent, kept.gems_earned,
                          kept.gems_claimed, kept.battlepass_xp, kept.streak_days, kept.window_actions,
                          kept.window_active_days, kept.window_tokens_spent, kept.window_tokens_earned_partner,
                          kept.window_cash_amount, kept.window_visits, kept.window_partner_earnings,
                          kept.window_oldest_day)
                          is distinct from (
                            said.first_action_day, said.last_action_day, said.last_action_at, said.actions,
                            said.active_days, said.tokens_earned, said.tokens_spent, said.gems_earned,
                            said.gems_claimed, said.battlepass_xp, said.streak_days, said.window_actions,
                            said.window_active_days, said.window_tokens_spent, said.window_tokens_earned_partner,
                            said.window_cash_amount, said.window_visits, said.window_partner_earnings,
                            said.window_oldest_day)
                        then update set
                          window_until = :today,
                          first_action_day = said.first_action_day, last_action_day = said.last_action_day,
                          last_action_at = said.last_action_at, actions = said.actions,
                          active_days = said.active_days, tokens_earned = said.tokens_earned,
                          tokens_spent = said.tokens_spent, gems_earned = said.gems_earned,
                          gems_claimed = said.gems_claimed, battlepass_xp = said.battlepass_xp,
                          streak_days = said.streak_days, window_actions = said.window_actions,
                          window_active_days = said.window_active_days,
                          window_tokens_spent = said.window_tokens_spent,
                          window_tokens_earned_partner = said.window_tokens_earned_partner,
                          window_cash_amount = said.window_cash_amount, window_visits = said.window_visits,
                          window_partner_earnings = said.window_partner_earnings,
                          window_oldest_day = said.window_oldest_day
                        when not matched by target then
                          insert (
                            user_id, window_until,
                            first_action_day, last_action_day, last_action_at, actions, active_days, tokens_earned,
                            tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                            window_actions, window_active_days, window_tokens_spent, window_tokens_earned_partner,
                            window_cash_amount, window_visits, window_partner_earnings, window_oldest_day)
                          values (
                            said.user_id, :today,
                            said.first_action_day, said.last_action_day, said.last_action_at, said.actions,
                            said.active_days, said.tokens_earned, said.tokens_spent, said.gems_earned,
                            said.gems_claimed, said.battlepass_xp, said.streak_days, said.window_actions,
                            said.window_active_days, said.window_tokens_spent, said.window_tokens_earned_partner,
                            said.window_cash_amount, said.window_visits, said.window_partner_earnings,
                            said.window_oldest_day)
                        when not matched by source then delete
                        """).param("today", today).update();
    }

    /** Makes the days on which sums change what the metrics say, a sentence for each that was missing: at most this many. */
    List<String> correctRolls(int most) {
        return jdbc.sql("""
                        with missing as (
                          insert into user_rolls (rolls_on, user_id)
                          select rolls_on, user_id
                          from user_metrics
                          where rolls_on is not null
                          on conflict (rolls_on, user_id) do nothing
                          returning rolls_on, user_id
                        )
                        select concat('user_rolls: user ', user_id, ' on ', rolls_on, ' is missing') as sentence
                        from missing
                        order by user_id
                        limit :most
                        """).param("most", most).query(String.class).list();
    }

    /** Makes a user of everybody who acted. */
    void addMissingUsers() {
        jdbc.sql("""
                        insert into users (user_id)
                        select user_id
                        from said_metrics
                        where not exists (select from users where users.user_id = said_metrics.user_id)
                        order by user_id
                        on conflict (user_id) do nothing
                        """).update();
    }

    void drop() {
        jdbc.sql("drop table said_days, said_metrics").update();
    }
}
