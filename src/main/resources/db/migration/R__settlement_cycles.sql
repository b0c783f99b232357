-- What "cycle", "recency" and "evaluable" mean. A function rather than a view only because an as-of date is part of the
-- meaning; it reads one table only and PostgreSQL inlines it like a view.
--
-- One row per user with a settlement at all. The history is what lies strictly before as_of, or with whole_history every
-- settlement whatever its date (which lets the future leak in: recency can be negative). recency_days is absent without a
-- settlement in the history, cycle_days below two; a user with a cycle is evaluable. The newest settlement before as_of
-- (ties: the greatest st_id) gives last_category_id and last_hourly_rate under either history; later_settled_on lists the
-- settlements on and after as_of, ascending, and is absent without one.
--
-- The "offset '0'" keeps PostgreSQL from repeating the binary search in every column that uses its result; written as
-- text it is a constant for the planner, which then still lets several workers share the scan.
drop function if exists settlement_cycles(date, boolean);
create function settlement_cycles(as_of date, whole_history boolean)
returns table (
  user_id text, settlements integer, recency_days integer, cycle_days double precision,
  last_settled_on date, last_category_id text, last_hourly_rate integer, later_settled_on date[])
language sql stable parallel safe
begin atomic
  select
    counted.user_id,
    counted.settlements,
    as_of - counted.settled_on[counted.settlements] as recency_days,
    case when counted.settlements >= 2 then
      (counted.settled_on[counted.settlements] - counted.settled_on[1])::double precision
        / (counted.settlements - 1)
    end as cycle_days,
    counted.settled_on[counted.settlements_before] as last_settled_on,
    counted.category_ids[counted.settlements_before] as last_category_id,
    counted.hourly_rates[counted.settlements_before] as last_hourly_rate,
    case when counted.settlements_before < counted.all_settlements then
      counted.settled_on[counted.settlements_before + 1 :]
    end as later_settled_on
  from (
    select
      histories.*,
      cardinality(histories.settled_on) as all_settlements,
      width_bucket(as_of - 1, histories.settled_on) as settlements_before,
      case when whole_history then cardinality(histories.settled_on)
        else width_bucket(as_of - 1, histories.settled_on) end as settlements
    from settlement_histories as histories
    offset '0'
  ) as counted;
end;
