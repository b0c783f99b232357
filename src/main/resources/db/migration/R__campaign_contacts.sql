-- What a campaign's log says of a person, for the campaign sent on as_of.
--
-- One row per user with a line on the send date. arms and applied_arms are sets of arms as bits (1 Control, 2 A, 4 B):
-- repeated lines count once, a user logged in two arms stands in both, and applied is the maximum over the lines of an arm.
drop function if exists campaign_contacts(date);
create function campaign_contacts(as_of date)
returns table (user_id text, arms integer, applied_arms integer)
language sql stable parallel safe
begin atomic
  select
    logs.user_id,
    bit_or(case logs.ab_group when 'Control' then 1 when 'A' then 2 else 4 end) as arms,
    bit_or(case when logs.is_applied = 0 then 0 when logs.ab_group = 'Control' then 1
      when logs.ab_group = 'A' then 2 else 4 end) as applied_arms
  from campaign_logs as logs
  where logs.sent_at = as_of
  group by logs.user_id;
end;

-- One row per user who ever applied through a campaign: the days, ascending.
drop function if exists campaign_applications();
create function campaign_applications()
returns table (user_id text, applied_on date[])
language sql stable parallel safe
begin atomic
  select logs.user_id, array_agg(logs.sent_at order by logs.sent_at)
  from campaign_logs as logs
  where logs.is_applied = 1
  group by logs.user_id;
end;
