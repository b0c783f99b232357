-- Whose cohort is looked at: one row per user with an action, of those that the filters let through, with when the user began
-- and the marks of one kind of period. Absent filters let everybody through, and cost nothing: where they are constants of
-- the query the tables they would need are not read.
--
-- The group is the user's group now; the region that of the user's row; as_counted: both as they were when the past was counted
-- last, and only of users who were counted then. The first type is that of the first action. An arm is one of a campaign, known
-- by its day; who stands in two arms of it counts in both. By says which of these parts the users; none: the part is empty.
-- Of a user who has no such thing the part is absent.
drop function if exists cohort_users;
create function cohort_users(
  period text, segment text, region integer, first_action text, campaign date, arm text, by text, as_counted boolean)
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
      when 'segment' then slice.rfm_group
      when 'region' then slice.region_id::text
      when 'first_action' then activity.first_action_type
      else '' end as part
  from user_activity as activity
  left join user_segments as segments on segments.user_id = activity.user_id
  left join users on users.user_id = activity.user_id
  left join user_histories as histories on histories.user_id = activity.user_id
  left join counted_users as counted on counted.user_id = activity.user_id
  cross join lateral (
    select
      case when cohort_users.as_counted then counted.rfm_group else segments.rfm_group end as rfm_group,
      case when cohort_users.as_counted then counted.region_id else users.region_id end as region_id
  ) as slice
  where (not cohort_users.as_counted or counted.user_id is not null)
    and (cohort_users.segment is null or slice.rfm_group = cohort_users.segment)
    and (cohort_users.region is null or slice.region_id = cohort_users.region)
    and (cohort_users.first_action is null or activity.first_action_type = cohort_users.first_action)
    and (cohort_users.campaign is null or cohort_users.campaign = any (histories.sent_on))
    and (
      cohort_users.arm is null
      or (
        histories.arms[array_position(histories.sent_on, cohort_users.campaign)]
        & case cohort_users.arm when 'Control' then 1 when 'A' then 2 when 'B' then 4 else 0 end) <> 0);
end;

-- Users whom nobody has counted yet, when the past was counted on this day or after it: those who began since, and those of whom
-- something came late that nobody knew of.
create or replace function uncounted_users(counted_on date)
returns table (user_id text)
language sql stable parallel safe
begin atomic
  select newer.user_id
  from (
    select user_activity.user_id from user_activity where first_day >= uncounted_users.counted_on
    union
    select late_activity.user_id from late_activity
  ) as newer
  where not exists (select from counted_users where counted_users.user_id = newer.user_id);
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

-- What has become of the past since it was counted: of each user of whom something came late, a row to take away, as the user was
-- counted, and one to add, as the user is; with the marks of one kind of period. Before the first number that came late both are
-- alike. The slice is that in which the user was counted, though segment and region may have changed since, as for
-- everybody else; so nothing is taken away where it was not counted. Whom nobody counted stands in that of now.
create or replace function late_marks(period text)
returns table (
  rfm_group text, region_id integer, first_action_type text, first_number integer, marks bytea, since_number integer,
  change integer)
language sql stable parallel safe
begin atomic
  select
    case when counted.user_id is null then known.rfm_group else counted.rfm_group end as rfm_group,
    case when counted.user_id is null then known.region_id else counted.region_id end as region_id,
    activity.first_action_type,
    period_number(late_marks.period, activity.first_day) as first_number,
    case late_marks.period
      when 'day' then activity.days when 'week' then activity.weeks else activity.months end as marks,
    period_number(late_marks.period, late.since) as since_number,
    activity.change
  from (
    select distinct on (user_id)
      user_id, min(since) over (partition by user_id) as since, first_day, first_action_type, days, weeks, months
    from late_activity
    order by user_id, late_id
  ) as late
  left join lateral (
    select user_id, rfm_group, region_id
    from counted_users
    where counted_users.user_id = late.user_id
    offset '0'
  ) as counted on true
  left join lateral (
    select segments.rfm_group, users.region_id
    from (select late.user_id) as own (user_id)
    left join user_segments as segments on segments.user_id = own.user_id
    left join users on users.user_id = own.user_id
    where counted.user_id is null
    offset '0'
  ) as known on true
  cross join lateral (
    select late.first_day, late.first_action_type, late.days, late.weeks, late.months, -1 as change
    where counted.user_id is not null
    union all
    select first_day, first_action_type, days, weeks, months, 1
    from user_activity
    where user_activity.user_id = late.user_id
    offset '0'
  ) as activity;
end;
