package dev.rekindle.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code user_metrics}, and of {@code user_rolls} the days on which time alone changes them. Sums move by what
 * is added. What a late day, or a day that leaves the window, does to streak and window is counted from
 * {@code user_days} afterwards, while the row is locked: only then are the days that another door has just added for
 * the same user surely seen.
 */
@Repository
class UserMetricsStore {

    private final JdbcClient jdbc;

    UserMetricsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the adding leaves to do.
     *
     * @param firstTimers users that never acted before
     * @param toCount how many users have to be counted by {@link #countTouched}
     */
    record Added(List<String> firstTimers, long toCount) {}

    /**
     * Adds the sums in {@code day_sums} to their users, who then stand in {@code touched_users}, and in
     * {@code beginners} those who began on one of the days that the batch has actions of. Where the streak cannot be
     * told from what is kept it is left at 0, which no streak is; and what time alone has changed stays as it is for
     * {@link #countTouched} to find.
     */
    Added add(LocalDate today) {
        return jdbc.sql("""
                        with day_counts as (
                          select user_id,
                            count(*) as days,
                            count(*) filter (where day between :today - 30 and :today) as window_days
                          from new_days
                          group by user_id
                        ), sums as (
                          select user_id,
                            min(day) as first_day,
                            max(day) as last_day,
                            max(last_at) as last_at,
                            sum(actions) as actions,
                            sum(tokens_earned_partner) as earned_partner,
                            sum(tokens_earned_app) as earned_app,
                            sum(tokens_spent) as tokens_spent,
                            sum(gems_earned) as gems_earned,
                            sum(gems_claimed) as gems_claimed,
                            sum(xp) as xp,
                            sum(actions) filter (where in_window) as window_actions,
                            sum(tokens_spent) filter (where in_window) as window_spent,
                            sum(tokens_earned_partner) filter (where in_window) as window_earned_partner,
                            sum(cash_amount) filter (where in_window) as window_cash,
                            sum(partner_visits) filter (where in_window) as window_visits,
                            sum(partner_earnings) filter (where in_window) as window_earnings,
                            min(day) filter (where in_window) as window_oldest_day
                          from (select *, day between :today - 30 and :today as in_window from day_sums) as days
                          group by user_id
                        ), added as (
                          insert into user_metrics as kept (
                            user_id, first_action_day, last_action_day, last_action_at, actions, active_days,
                            tokens_earned, tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days,
                            window_until, window_actions, window_active_days, window_tokens_spent,
                            window_tokens_earned_partner, window_cash_amount, window_visits,
                            window_partner_earnings, window_oldest_day)
                          select
                            user_id, first_day, last_day, last_at, actions, coalesce(days, 0),
                            coalesce(earned_partner, 0) + coalesce(earned_app, 0), coalesce(tokens_spent, 0),
                            coalesce(gems_earned, 0), coalesce(gems_claimed, 0), coalesce(xp, 0),
                            case when first_day = last_day then 1 else 0 end,
                            :today, coalesce(window_actions, 0), coalesce(window_days, 0),
                            coalesce(window_spent, 0), coalesce(window_earned_partner, 0), coalesce(window_cash, 0),
                            coalesce(window_visits, 0), coalesce(window_earnings, 0), window_oldest_day
                          from sums
                          left join day_counts using (user_id)
                          order by user_id
                          on conflict (user_id) do update set
                            first_action_day = least(kept.first_action_day, excluded.first_action_day),
                            last_action_day = greatest(kept.last_action_day, excluded.last_action_day),
                            last_action_at = greatest(kept.last_action_at, excluded.last_action_at),
                            actions = kept.actions + excluded.actions,
                            active_days = kept.active_days + excluded.active_days,
                            tokens_earned = kept.tokens_earned + excluded.tokens_earned,
                            tokens_spent = kept.tokens_spent + excluded.tokens_spent,
                            gems_earned = kept.gems_earned + excluded.gems_earned,
                            gems_claimed = kept.gems_claimed + excluded.gems_claimed,
                            battlepass_xp = kept.battlepass_xp + excluded.battlepass_xp,
                            streak_days = case
                              when excluded.active_days = 0 then kept.streak_days
                              when excluded.first_action_day < excluded.last_action_day then 0
                              when excluded.last_action_day = kept.last_action_day + 1 then kept.streak_days + 1
                              when excluded.last_action_day > kept.last_action_day then 1
                              -- It lies before the gap that the streak begins after.
                              when excluded.last_action_day < kept.last_action_day - kept.streak_days
                                then kept.streak_days
                              else 0 end,
                            window_until = case
                              when kept.rolls_on <= excluded.window_until then kept.window_until
                              else greatest(kept.window_until, excluded.window_until) end,
                            window_actions = kept.window_actions + excluded.window_actions,
                            window_active_days = kept.window_active_days + excluded.window_active_days,
                            window_tokens_spent = kept.window_tokens_spent + excluded.window_tokens_spent,
                            window_tokens_earned_partner =
                              kept.window_tokens_earned_partner + excluded.window_tokens_earned_partner,
                            window_cash_amount = kept.window_cash_amount + excluded.window_cash_amount,
                            window_visits = kept.window_visits + excluded.window_visits,
                            window_partner_earnings =
                              kept.window_partner_earnings + excluded.window_partner_earnings,
                            window_oldest_day = least(kept.window_oldest_day, excluded.window_oldest_day)
                          returning new.user_id, new.first_action_day, old.user_id is null as is_first,
                            case when old.rolls_on is distinct from new.rolls_on then new.rolls_on end as rolls_on,
                            new.streak_days = 0 or new.rolls_on <= :today or new.window_until > :today as is_to_count
                        ), touched as (
                          insert into touched_users (user_id)
                          select user_id
                          from added
                        ), beginning as (
                          insert into beginners (user_id)
                          select user_id
                          from added
                          where first_action_day >= (select min(day) from day_sums)
                        ), rolling as (
                          insert into user_rolls (rolls_on, user_id)
                          select rolls_on, user_id
                          from added
                          where rolls_on is not null
                          on conflict (rolls_on, user_id) do nothing
                        )
                        select
                          coalesce(array_agg(user_id) filter (where is_first), '{}') as first_timers,
                          count(*) filter (where is_to_count) as to_count
                        from added
                        """)
                .param("today", today)
                .query(UserMetricsStore::added)
                .single();
    }

    private static Added added(ResultSet row, int number) throws SQLException {
        return new Added(List.of((String[]) row.getArray("first_timers").getArray()), row.getLong("to_count"));
    }

    /**
     * Takes the day that leaves the window on this day from the sums of those in {@code touched_users} of whom it is
     * the oldest one: their rows are locked, so the sums hold just what {@code user_days} says of it. That reads one
     * day of each instead of up to thirty-one. Who is more than a day behind, or acted in the future, is left to
     * {@link #countTouched}.
     *
     * @return how many were done
     */
    int dropDay(LocalDate today) {
        return jdbc.sql("""
                        with dropped as (
                          update user_metrics as kept set
                            window_until = :today,
                            window_actions = kept.window_actions - leaving.actions,
                            window_active_days = kept.window_active_days - 1,
                            window_tokens_spent = kept.window_tokens_spent - leaving.tokens_spent,
                            window_tokens_earned_partner =
                              kept.window_tokens_earned_partner - leaving.tokens_earned_partner,
                            window_cash_amount = kept.window_cash_amount - leaving.cash_amount,
                            window_visits = kept.window_visits - leaving.partner_visits,
                            window_partner_earnings = kept.window_partner_earnings - leaving.partner_earnings,
                            window_oldest_day = case when kept.window_active_days > 1 then (
                              select days.day
                              from user_days as days
                              where days.user_id = kept.user_id and days.day > :today - 31
                              order by days.day
                              limit 1) end
                          from touched_users as touched
                          join user_days as leaving on leaving.user_id = touched.user_id and leaving.day = :today - 31
                          where kept.user_id = touched.user_id
                            and kept.window_oldest_day = :today - 31 and kept.streak_days > 0
                            and kept.last_action_day <= kept.window_until and kept.window_until <= :today
                          returning kept.user_id, kept.rolls_on
                        ), rolling as (
                          insert into user_rolls (rolls_on, user_id)
                          select rolls_on, user_id
                          from dropped
                          where rolls_on is not null
                          on conflict (rolls_on, user_id) do nothing
                        )
                        select count(*) as dropped
                        from dropped
                        """).param("today", today).query(Integer.class).single();
    }

    /** Counts streak and window of those in {@code touched_users} for whom what is kept does not tell them. */
    void countTouched(LocalDate today) {
        jdbc.sql("""
                        with to_count as materialized (
                          select user_id, streak_days, last_action_day
                          from touched_users
                          join user_metrics using (user_id)
                          where streak_days = 0 or rolls_on <= :today or window_until > :today
                        ), counted as (
                          update user_metrics as kept set
                            streak_days = coalesce(to_count.last_action_day - streak.first_day + 1, kept.streak_days),
                            window_until = :today,
                            window_actions = sums.actions,
                            window_active_days = sums.active_days,
                            window_tokens_spent = sums.tokens_spent,
                            window_tokens_earned_partner = sums.tokens_earned_partner,
                            window_cash_amount = sums.cash_amount,
                            window_visits = sums.visits,
                            window_partner_earnings = sums.earnings,
                            window_oldest_day = sums.oldest_day
                          from to_count
                          cross join lateral (
                            select
                              coalesce(sum(actions), 0) as actions,
                              count(*) as active_days,
                              coalesce(sum(tokens_spent), 0) as tokens_spent,
                              coalesce(sum(tokens_earned_partner), 0) as tokens_earned_partner,
                              coalesce(sum(cash_amount), 0) as cash_amount,
                              coalesce(sum(partner_visits), 0) as visits,
                              coalesce(sum(partner_earnings), 0) as earnings,
                              min(day) as oldest_day
                            from user_days
                            where user_days.user_id = to_count.user_id
                              and day between :today - 30 and :today
                          ) as sums
                          left join lateral (
                            -- The latest day without one before it.
                            select day as first_day
                            from user_days
                            where to_count.streak_days = 0
                              and user_days.user_id = to_count.user_id
                              and not exists (
                                select from user_days as before
                                where before.user_id = user_days.user_id and before.day = user_days.day - 1)
                            order by day desc
                            limit 1
                          ) as streak on true
                          where kept.user_id = to_count.user_id
                          returning kept.user_id, kept.rolls_on
                        )
                        insert into user_rolls (rolls_on, user_id)
                        select rolls_on, user_id
                        from counted
                        where rolls_on is not null
                        on conflict (rolls_on, user_id) do nothing
                        """).param("today", today).update();
    }
}
