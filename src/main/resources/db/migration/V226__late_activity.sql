-- The past of cohorts is counted again and again (activity_periods, cohort_slices, activity_gaps); what came late since then is
-- kept apart until it is counted too.

-- One row per user and batch that changed something of the user's past: how the user stood before, of whom there is nothing when
-- nobody knew the user. So the first row of a user says as what the user was counted.
create table late_activity (
  user_id           text collate "C" not null,
  late_id           bigint generated always as identity,
  since             date not null,
  new_days          integer not null,
  first_day         date,
  first_action_type text collate "C",
  days              bytea,
  weeks             bytea,
  months            bytea,
  constraint late_activity_pk primary key (user_id, late_id),
  constraint late_activity_is_whole check (num_nulls(first_day, first_action_type, days, weeks, months) in (0, 5))
);
comment on column late_activity.late_id is
  'In the order of the commits, of one user: batches of the same user wait for each other.';
comment on column late_activity.since is 'Before this day nothing changed.';
comment on column late_activity.new_days is
  'On how many days before that of the batch the user was active that were not known; 0 where only the first action is another.';

-- One row per user who is counted: in which slice. Segment and region have changed since then, maybe.
create table counted_users (
  user_id   text collate "C" not null,
  rfm_group text,
  region_id integer,
  constraint counted_users_pk primary key (user_id)
) with (fillfactor = 90);

-- The numbers in the marks of a set whose first number is this, from another one on.
create function marks_numbers(marks bytea, first_number integer, from_number integer)
returns setof integer language sql immutable parallel safe
begin atomic
  select number
  from generate_series(greatest(first_number, from_number), (first_number / 8 + length(marks)) * 8 - 1) as number
  where get_bit(marks, (number # 7) - first_number / 8 * 8) = 1;
end;

-- They are counted anew, with these.
delete from recounts where name = 'activity_periods';
