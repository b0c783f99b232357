-- What needs the functions below goes before them.
drop function if exists kpi_counted_hours(date, date, integer[], text[], text[]);
drop function if exists kpi_counted_hours();

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

-- In which slice a user stands: one row per user with an action. Of a user without a row, a region or a group it is absent.
create or replace view user_slices as
select
  metrics.user_id,
  users.region_id,
  case
    when users.total_settle_cnt = 1 then 'light'
    when users.total_settle_cnt between 2 and 5 then 'regular'
    when users.total_settle_cnt >= 6 then 'power'
    else 'undefined' end as tier,
  segments.rfm_group
from user_metrics as metrics
left join users on users.user_id = metrics.user_id
left join user_segments as segments on segments.user_id = metrics.user_id;

-- Whether a slice is one of those that were chosen. An absent list chooses all.
create or replace function is_chosen_slice(
  region_id integer, tier text, rfm_group text, regions integer[], tiers text[], groups text[])
returns boolean language sql immutable parallel safe
return (regions is null or region_id = any (regions))
  and (tiers is null or tier = any (tiers))
  and (groups is null or rfm_group = any (groups));

-- What the days of all users add up to, by slices: one row per slice and hour as in kpi_hours, but for the amounts. How users
-- come depends on the hour and the day before, how they leave on the day after only. Days that stand alike are counted
-- first, apart for coming and leaving, so that the steps are taken for some hundred thousand and not for every day of every user.
create function kpi_counted_hours()
returns table (
  region_id integer, tier text, rfm_group text, day date, hour smallint,
  active_users bigint, new_users bigint, returning_users bigint, resurrected_users bigint,
  week_change bigint, month_change bigint, churned_change bigint, payers_change bigint)
language sql stable parallel safe
begin atomic
  with days as (
    select user_days.user_id, user_days.day, user_days.first_hour, user_days.first_cash_hour,
      slices.region_id, slices.tier, slices.rfm_group
    from user_days
    join user_slices as slices on slices.user_id = user_days.user_id
  ), standing as materialized (
    select
      days.region_id, days.tier, days.rfm_group, days.day, days.first_hour,
      lag(days.day) over by_day as day_before,
      lead(days.day) over by_day as day_after
    from days
    window by_day as (partition by days.user_id order by days.day)
  ), coming as (
    select
      standing.region_id, standing.tier, standing.rfm_group, standing.day, standing.first_hour,
      case
        when standing.day_before > standing.day - 2 then standing.day_before
        when standing.day_before > standing.day - 7 then standing.day - 2
        when standing.day_before > standing.day - 30 then standing.day - 7
        when standing.day_before < standing.day then standing.day - 30 end as day_before,
      count(*) as users
    from standing
    group by 1, 2, 3, 4, 5, 6
  ), leaving as (
    select
      standing.region_id, standing.tier, standing.rfm_group, standing.day,
      case
        when standing.day_after < standing.day + 30 then standing.day + 7
        else least(standing.day_after, standing.day + 61) end as day_after,
      count(*) as users
    from standing
    where standing.day_after >= standing.day + 7 or standing.day_after is null
    group by 1, 2, 3, 4, 5
  ), paid as (
    select
      days.region_id, days.tier, days.rfm_group, days.day, days.first_cash_hour,
      lag(days.day) over by_day as day_before,
      lead(days.day) over by_day as day_after
    from days
    where days.first_cash_hour is not null
    window by_day as (partition by days.user_id order by days.day)
  )
  select coming.region_id, coming.tier, coming.rfm_group, steps.day, steps.hour,
    sum(coming.users * steps.active_users)::bigint, sum(coming.users * steps.new_users)::bigint,
    sum(coming.users * steps.returning_users)::bigint, sum(coming.users * steps.resurrected_users)::bigint,
    sum(coming.users * steps.week_change)::bigint, sum(coming.users * steps.month_change)::bigint,
    0::bigint, 0::bigint
  from coming
  cross join lateral kpi_steps(coming.day, coming.first_hour, coming.day_before, coming.day + 1) as steps
  group by 1, 2, 3, 4, 5
  union all
  select leaving.region_id, leaving.tier, leaving.rfm_group, steps.day, steps.hour,
    0, 0, 0, 0,
    sum(leaving.users * steps.week_change)::bigint, sum(leaving.users * steps.month_change)::bigint,
    sum(leaving.users * steps.churned_change)::bigint, 0
  from leaving
  cross join lateral kpi_steps(leaving.day, 0::smallint, leaving.day - 1, leaving.day_after) as steps
  where steps.active_users = 0
  group by 1, 2, 3, 4, 5
  union all
  select paid.region_id, paid.tier, paid.rfm_group, steps.day, steps.hour,
    0, 0, 0, 0, 0, 0, 0, sum(steps.payers_change)
  from paid
  cross join lateral kpi_paying_steps(paid.day, paid.first_cash_hour, paid.day_before, paid.day_after) as steps
  group by 1, 2, 3, 4, 5;
end;

-- How long something took, in minutes, as precisely as it is read: two units at most. Always downwards, so that the median of
-- many is that of the exact times, said like this.
create or replace function minutes_as_read(took interval)
returns integer language sql immutable parallel safe
return case
  when took < interval '1 day' then floor(extract(epoch from took) / 60)
  when took < interval '30 days' then floor(extract(epoch from took) / 3600) * 60
  else floor(extract(epoch from took) / 86400) * 1440
end::integer;
