-- What the words of the KPIs mean, for one active day of a user between the active days before and after it (absent: there
-- is none). One row per hour at which a count of users changes by it; who leaves a count leaves it at midnight.
--
-- NEW: never active before; RETURNING: active the day before; RESURRECTED: active before, but not the day before. A user is
-- of a week (WAU) for 7 days and of a month (MAU) for 30 days, that day included; churned as of the days on which the last
-- active day before lies 31 to 60 days back: active then, and not in the 30 days since.
drop function if exists kpi_steps(date, smallint, date, date);
create function kpi_steps(active_day date, first_hour smallint, day_before date, day_after date)
returns table (
  day date, hour smallint, active_users integer, new_users integer, returning_users integer, resurrected_users integer,
  week_change integer, month_change integer, churned_change integer)
language sql immutable parallel safe
begin atomic
  select active_day, first_hour, 1,
    case when day_before is null then 1 else 0 end,
    case when day_before = active_day - 1 then 1 else 0 end,
    case when day_before < active_day - 1 then 1 else 0 end,
    case when day_before > active_day - 7 then 0 else 1 end,
    case when day_before > active_day - 30 then 0 else 1 end,
    0
  union all
  select active_day + 7, 0::smallint, 0, 0, 0, 0, -1, 0, 0
  where coalesce(day_after >= active_day + 7, true)
  union all
  select active_day + 30, 0::smallint, 0, 0, 0, 0, 0, -1, 0
  where coalesce(day_after >= active_day + 30, true)
  union all
  select active_day + 31, 0::smallint, 0, 0, 0, 0, 0, 0, 1
  where coalesce(day_after >= active_day + 31, true)
  union all
  select least(active_day + 61, day_after + 1), 0::smallint, 0, 0, 0, 0, 0, 0, -1
  where coalesce(day_after >= active_day + 31, true);
end;

-- The same for a day with a payment between those before and after it: a user pays for 30 days, that day included.
drop function if exists kpi_paying_steps(date, smallint, date, date);
create function kpi_paying_steps(paying_day date, first_hour smallint, day_before date, day_after date)
returns table (day date, hour smallint, payers_change integer)
language sql immutable parallel safe
begin atomic
  select paying_day, first_hour, case when day_before > paying_day - 30 then 0 else 1 end
  union all
  select paying_day + 30, 0::smallint, -1
  where coalesce(day_after >= paying_day + 30, true);
end;

-- What the days of some users, from one day to another, add up to: one row per hour as in kpi_hours, of users by the hour
-- of their day's first action, of amounts by day at hour 0. Counts over several days are right from 60 days after the first
-- one. An absent list chooses all. Days that stand alike between their neighbours are counted first, so that the steps are
-- taken some thousand times and not for every day of every user.
drop function if exists kpi_counted_hours(date, date, integer[], text[], text[]);
create function kpi_counted_hours(since date, until date, regions integer[], tiers text[], groups text[])
returns table (
  day date, hour smallint, actions bigint, tokens_spent numeric, tokens_earned_partner numeric, tokens_earned_app numeric,
  active_users bigint, new_users bigint, returning_users bigint, resurrected_users bigint,
  week_change bigint, month_change bigint, churned_change bigint, payers_change bigint)
language sql stable parallel safe
begin atomic
  with chosen as (
    select metrics.user_id, metrics.first_action_day
    from user_metrics as metrics
    left join users on users.user_id = metrics.user_id
    left join user_segments as segments on segments.user_id = metrics.user_id
    where (regions is null or users.region_id = any (regions))
      and (groups is null or segments.rfm_group = any (groups))
      and (tiers is null or case
        when users.total_settle_cnt = 1 then 'light'
        when users.total_settle_cnt between 2 and 5 then 'regular'
        when users.total_settle_cnt >= 6 then 'power'
        else 'undefined' end = any (tiers))
  ), days as (
    select user_days.*, chosen.first_action_day
    from user_days
    join chosen on chosen.user_id = user_days.user_id
    where user_days.day between since and until
  ), standing as (
    select
      days.day, days.first_hour,
      lag(days.day) over by_day as day_before,
      lead(days.day) over by_day as day_after,
      days.first_action_day
    from days
    window by_day as (partition by days.user_id order by days.day)
  ), alike as (
    select
      standing.day, standing.first_hour,
      case when standing.first_action_day < standing.day
        then greatest(standing.day_before, standing.day - 30) end as day_before,
      coalesce(least(standing.day_after, standing.day + 61), standing.day + 61) as day_after,
      count(*) as users
    from standing
    group by 1, 2, 3, 4
  ), paid as (
    select
      days.day, days.first_cash_hour,
      lag(days.day) over by_day as day_before,
      lead(days.day) over by_day as day_after
    from days
    where days.first_cash_hour is not null
    window by_day as (partition by days.user_id order by days.day)
  )
  select steps.day, steps.hour, 0::bigint, 0::numeric, 0::numeric, 0::numeric,
    sum(alike.users * steps.active_users)::bigint, sum(alike.users * steps.new_users)::bigint,
    sum(alike.users * steps.returning_users)::bigint, sum(alike.users * steps.resurrected_users)::bigint,
    sum(alike.users * steps.week_change)::bigint, sum(alike.users * steps.month_change)::bigint,
    sum(alike.users * steps.churned_change)::bigint, 0::bigint
  from alike
  cross join lateral kpi_steps(alike.day, alike.first_hour, alike.day_before, alike.day_after) as steps
  group by steps.day, steps.hour
  union all
  select steps.day, steps.hour, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(steps.payers_change)
  from paid
  cross join lateral kpi_paying_steps(paid.day, paid.first_cash_hour, paid.day_before, paid.day_after) as steps
  group by steps.day, steps.hour
  union all
  select days.day, 0::smallint, sum(days.actions), sum(days.tokens_spent), sum(days.tokens_earned_partner),
    sum(days.tokens_earned_app), 0, 0, 0, 0, 0, 0, 0, 0
  from days
  group by days.day;
end;
