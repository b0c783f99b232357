-- Whose cohort is looked at: one row per user with an action, of those that the filters let through, with when the user began
-- and the marks of one kind of period. Absent filters let everybody through, and cost nothing: where they are constants of
-- the query the tables they would need are not read.
--
-- The group is the user's group now; the region that of the user's row; the first type that of the first action. An arm is
-- one of a campaign, known by its day; who stands in two arms of it counts in both. By says which of these parts the users;
-- none: the part is empty. Of a user who has no such thing the part is absent.
drop function if exists cohort_users(text, text, integer, text, date, text, text);
create function cohort_users(
  period text, segment text, region integer, first_action text, campaign date, arm text, by text)
returns table (
  user_id text, first_day date, last_day date, first_action_type text, days bytea, marks bytea, first_number integer,
  part text)
language sql stable parallel safe
begin atomic
  select
    activity.user_id,
    activity.first_day,
    activity.last_day,
    activity.first_action_type,
    activity.days,
    case cohort_users.period
      when 'day' then activity.days when 'week' then activity.weeks else activity.months end as marks,
    period_number(cohort_users.period, activity.first_day) as first_number,
    case cohort_users.by
      when 'segment' then segments.rfm_group
      when 'region' then users.region_id::text
      when 'first_action' then activity.first_action_type
      else '' end as part
  from user_activity as activity
  left join user_segments as segments on segments.user_id = activity.user_id
  left join users on users.user_id = activity.user_id
  left join user_histories as histories on histories.user_id = activity.user_id
  where (cohort_users.segment is null or segments.rfm_group = cohort_users.segment)
    and (cohort_users.region is null or users.region_id = cohort_users.region)
    and (cohort_users.first_action is null or activity.first_action_type = cohort_users.first_action)
    and (cohort_users.campaign is null or cohort_users.campaign = any (histories.sent_on))
    and (
      cohort_users.arm is null
      or (
        histories.arms[array_position(histories.sent_on, cohort_users.campaign)]
        & case cohort_users.arm when 'Control' then 1 when 'A' then 2 when 'B' then 4 else 0 end) <> 0);
end;

-- What users with an action are filtered by, and when they were active: one row each. Of a user without a group or a row of the
-- users it is absent.
create or replace view activity_slices as
select
  activity.user_id,
  segments.rfm_group,
  users.region_id,
  activity.first_action_type,
  activity.first_day,
  activity.days,
  activity.weeks,
  activity.months
from user_activity as activity
left join user_segments as segments on segments.user_id = activity.user_id
left join users on users.user_id = activity.user_id;
