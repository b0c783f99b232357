package dev.rekindle.bench;

import java.time.LocalDate;

/** What the Overview shows, as DuckDB computes it from raw actions. */
final class OverviewPeer {

    private OverviewPeer() {}

    /** @param where which actions */
    static String day(String name, LocalDate day, String where) {
        return """
                with chosen as (
                  select * from actions %3$s
                ), users as (
                  select user_id,
                    min(day) as first_day,
                    bool_or(day = date '%2$s') as that_day,
                    bool_or(day = date '%2$s' - 1) as day_before,
                    bool_or(day > date '%2$s' - 7) as in_week,
                    bool_or(day > date '%2$s' - 30) as in_month,
                    bool_or(day between date '%2$s' - 60 and date '%2$s' - 31) as in_month_before,
                    bool_or(day between date '%2$s' - 30 and date '%2$s' - 1) as in_month_up_to_yesterday,
                    bool_or(day > date '%2$s' - 30 and cash > 0) as paid
                  from chosen
                  where day <= date '%2$s'
                  group by user_id
                ), tokens as (
                  select sum(earned) filter (where at_partner) as earned_partner,
                    sum(earned) filter (where not at_partner) as earned_app, sum(spent) as spent
                  from chosen
                  where day = date '%2$s'
                )
                select '%1$s', count(*) filter (where that_day) as dau, count(*) filter (where in_week) as wau,
                  count(*) filter (where in_month) as mau,
                  count(*) filter (where that_day) / count(*) filter (where in_month) as stickiness,
                  count(*) filter (where first_day = date '%2$s') as new,
                  count(*) filter (where that_day and day_before) as "returning",
                  count(*) filter (where that_day and not day_before and first_day < date '%2$s') as resurrected,
                  count(*) filter (where day_before and not that_day) as dormant,
                  count(*) filter (where in_month_before and not in_month_up_to_yesterday)
                    / count(*) filter (where in_month_before) as churn_rate,
                  count(*) filter (where paid) / count(*) filter (where in_month) as paying_ratio,
                  any_value(earned_partner) as earned_partner, any_value(earned_app) as earned_app,
                  any_value(spent) as spent
                from users
                cross join tokens
                """.formatted(name, day, where);
    }

    static String actives(LocalDate from, LocalDate to) {
        return """
                with user_days as (
                  select user_id, day, min(day) over (partition by user_id) as first_day
                  from actions
                  group by user_id, day
                ), calendar as (
                  select day::date as day
                  from generate_series(date '%1$s', date '%2$s', interval 1 day) as days (day)
                ), singles as (
                  select user_days.day, count(*) as dau,
                    count(*) filter (where user_days.first_day = user_days.day) as new,
                    count(*) filter (where before.user_id is not null) as "returning"
                  from user_days
                  left join user_days as before
                    on before.user_id = user_days.user_id and before.day = user_days.day - 1
                  where user_days.day between date '%1$s' and date '%2$s'
                  group by user_days.day
                ), windows as (
                  select calendar.day, count(distinct user_id) as mau,
                    count(distinct user_id) filter (where user_days.day > calendar.day - 7) as wau
                  from calendar
                  join user_days on user_days.day between calendar.day - 29 and calendar.day
                  group by calendar.day
                )
                select day::varchar, dau, wau, mau, new, "returning", dau - new - "returning" as resurrected
                from singles
                join windows using (day)
                """.formatted(from, to);
    }

    static String tokens(String by, LocalDate from, LocalDate to) {
        return """
                select (%1$s)::varchar, coalesce(sum(earned) filter (where at_partner), 0) as earned_partner,
                  coalesce(sum(earned) filter (where not at_partner), 0) as earned_app,
                  coalesce(sum(spent), 0) as spent
                from actions
                where day between date '%2$s' and date '%3$s'
                group by 1
                """.formatted(by, from, to);
    }

    static String loop(LocalDate from, LocalDate to) {
        return """
                with visited as (
                  select user_id, min(acted_at) as acted_at from actions where visit group by user_id
                ), earned as (
                  select actions.user_id, any_value(visited.acted_at) as visited_at, min(actions.acted_at) as acted_at
                  from visited
                  join actions using (user_id)
                  where at_partner and earned > 0 and actions.acted_at >= visited.acted_at
                  group by actions.user_id
                ), spent as (
                  select actions.user_id, any_value(visited_at) as visited_at, min(actions.acted_at) as acted_at
                  from earned
                  join actions using (user_id)
                  where not at_partner and spent > 0 and actions.acted_at >= earned.acted_at
                  group by actions.user_id
                ), again as (
                  select actions.user_id, any_value(visited_at) as visited_at
                  from spent
                  join actions using (user_id)
                  where visit and actions.acted_at > spent.acted_at
                  group by actions.user_id
                )
                select step, count(*) as users
                from (
                  select 'VISITED' as step, acted_at as visited_at from visited
                  union all
                  select 'EARNED', visited_at from earned
                  union all
                  select 'SPENT', visited_at from spent
                  union all
                  select 'VISITED_AGAIN', visited_at from again
                ) as steps
                where visited_at::date between date '%s' and date '%s'
                group by step
                """.formatted(from, to);
    }

    static String peakHours(LocalDate from, LocalDate to) {
        return """
                select isodow(day) || ':' || hour, count(*) as actions
                from actions
                where day between date '%s' and date '%s'
                group by 1
                """.formatted(from, to);
    }

    /** In which groups of rfm-cascade users stood at the end of a day: over it and the 30 days before. */
    static String groups(LocalDate day) {
        return """
                with users as (
                  select user_id, date '%1$s' - max(day) as recency,
                    count(*) filter (where day >= date '%1$s' - 30) as frequency,
                    coalesce(sum(spent) filter (where day >= date '%1$s' - 30), 0) as monetary
                  from actions
                  where day <= date '%1$s'
                  group by user_id
                )
                select '%1$s ' || case
                    when recency <= 2 and frequency >= 30 and monetary >= 10000 then 'Whale'
                    when recency <= 5 and frequency >= 15 and monetary >= 2000 then 'High Engaged'
                    when recency <= 10 and frequency >= 5 and monetary >= 500 then 'Medium'
                    else 'At-risk' end as name,
                  count(*) as users
                from users
                group by 1
                """.formatted(day);
    }
}
