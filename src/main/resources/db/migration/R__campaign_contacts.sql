-- What the campaign logs say of a person, for the campaign sent on as_of.
--
-- One row per user with a log line at all. arms and applied_arms are the sets of arms as bits (1 Control, 2 A, 4 B) on the
-- send date itself, 0 for who has no line then; recent_days counts the days with a contact in the six days before it;
-- applied_on lists the days of his applications through any campaign, ascending, and is absent without one.
--
-- The "offset '0'" keeps PostgreSQL from repeating the binary search in every column that uses its result; written as
-- text it is a constant for the planner, which then still lets several workers share the scan.
drop function if exists campaign_contacts(date);
drop function if exists campaign_applications();
create function campaign_contacts(as_of date)
returns table (user_id text, arms integer, applied_arms integer, recent_days integer, applied_on date[])
language sql stable parallel safe
begin atomic
  select
    found.user_id,
    case when found.sent_on[found.line] = as_of then found.arms[found.line]::integer else 0 end as arms,
    case when found.sent_on[found.line] = as_of then found.applied_arms[found.line]::integer else 0 end as applied_arms,
    width_bucket(as_of - 1, found.sent_on) - width_bucket(as_of - 7, found.sent_on) as recent_days,
    nullif(found.applied_on, '{}') as applied_on
  from (
    select histories.*, width_bucket(as_of, histories.sent_on) as line
    from campaign_histories as histories
    offset '0'
  ) as found;
end;
