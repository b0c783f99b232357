-- What "cycle", "recency" and "evaluable" mean, and what the campaign logs say of a person for the campaign sent on as_of.
-- A function rather than a view only because an as-of date is part of the meaning; it reads one table only, and
-- PostgreSQL inlines it like a view.
--
-- One row per user. The history is what lies strictly before as_of, or with whole_history every settlement whatever its date
-- (which lets the future leak in: recency can be negative). recency_days is absent without a settlement in the history,
-- cycle_days below two; a user with a cycle is evaluable. The newest settlement before as_of (ties: the greatest st_id)
-- gives last_category_id and last_hourly_rate under either history.
--
-- arms and applied_arms are the sets of arms as bits (1 Control, 2 A, 4 B) on the send date itself, 0 for who has no line
-- then; recent_days counts the days with a contact in the six days before it. settled_on and applied_on list the days of all
-- settlements and of all applications through a campaign, ascending; last_active_on is the newest of both.
--
-- The "offset '0'" keeps PostgreSQL from repeating the binary search in every column that uses its result; written as
-- text it is a constant for the planner, which then still lets several workers share the scan.
drop function if exists users_as_of(date, boolean);
create function users_as_of(as_of date, whole_history boolean)
returns table (
  user_id text, region_id integer, push_on smallint, total_settle_cnt integer, notification_blocked_at date,
  birth_date date, self_excluded_until date, marketing_consent boolean, cooling_off_until date,
  settlements integer, recency_days integer, cycle_days double precision,
  last_settled_on date, last_category_id text, last_hourly_rate integer, settled_on date[],
  arms integer, applied_arms integer, recent_days integer, applied_on date[], last_active_on date)
language sql stable parallel safe
begin atomic
  select
    found.user_id,
    found.region_id,
    found.push_on,
    found.total_settle_cnt,
    found.notification_blocked_at,
    found.birth_date,
    found.self_excluded_until,
    found.marketing_consent,
    found.cooling_off_until,
    found.settlements,
    as_of - found.settled_on[found.settlements] as recency_days,
    case when found.settlements >= 2 then
      (found.settled_on[found.settlements] - found.settled_on[1])::double precision / (found.settlements - 1)
    end as cycle_days,
    found.settled_on[found.settlements_before] as last_settled_on,
    found.category_ids[found.settlements_before] as last_category_id,
    found.hourly_rates[found.settlements_before] as last_hourly_rate,
    found.settled_on,
    case when found.sent_on[found.line] = as_of then found.arms[found.line]::integer else 0 end as arms,
    case when found.sent_on[found.line] = as_of then found.applied_arms[found.line]::integer else 0 end as applied_arms,
    width_bucket(as_of - 1, found.sent_on) - width_bucket(as_of - 7, found.sent_on) as recent_days,
    found.applied_on,
    greatest(found.settled_on[cardinality(found.settled_on)], found.applied_on[cardinality(found.applied_on)])
      as last_active_on
  from (
    select
      histories.*,
      width_bucket(as_of, histories.sent_on) as line,
      width_bucket(as_of - 1, histories.settled_on) as settlements_before,
      case when whole_history then cardinality(histories.settled_on)
        else width_bucket(as_of - 1, histories.settled_on) end as settlements
    from user_histories as histories
    offset '0'
  ) as found;
end;
