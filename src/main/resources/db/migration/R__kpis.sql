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
