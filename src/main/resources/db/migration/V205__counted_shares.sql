-- What cards read at once however many users there are, counted again and again like kpi_slice_hours.

-- One row per day on which users came to the partner for the first time, step and minutes: what partner_loop_steps holds of
-- all slices together.
create table partner_loop_sums (
  day     date not null,
  step    text not null,
  minutes integer not null,
  users   bigint not null,
  constraint partner_loop_sums_pk primary key (day, step, minutes)
);
comment on column partner_loop_sums.minutes is
  'As they are read: to the minute up to a day, to the hour up to thirty days, from there to the day, always downwards.';
delete from partner_loop_steps;
delete from kpi_slice_counts;

-- One row per slice of the users with an action: how many they are.
create table kpi_slice_users (
  region_id integer,
  tier      text not null,
  rfm_group text,
  users     bigint not null,
  constraint kpi_slice_users_once unique nulls not distinct (region_id, tier, rfm_group)
);

-- One row: when that was counted last, from how many actions, and how long it took.
create table kpi_slice_user_counts (
  only_one   boolean not null default true,
  counted_at timestamptz not null,
  actions    bigint not null,
  seconds    double precision not null,
  constraint kpi_slice_user_counts_pk primary key (only_one),
  constraint kpi_slice_user_counts_has_one_row check (only_one)
);

-- One row per kind of period, period, and users that stand alike in what cohorts are filtered by: how many of them were active
-- in the period, had their first action in it, and were active in the one before as well. An absent group or region is that of
-- users who have none.
create table activity_periods (
  period            text collate "C" not null,
  number            integer not null,
  rfm_group         text,
  region_id         integer,
  first_action_type text collate "C" not null,
  active_users      bigint not null,
  begun_users       bigint not null,
  returning_users   bigint not null,
  constraint activity_periods_once unique nulls not distinct (period, number, rfm_group, region_id, first_action_type),
  constraint activity_periods_period_is_known check (period in ('day', 'week', 'month'))
);
comment on column activity_periods.number is 'As period_number counts them.';

-- One row per day D and users that stand alike: by how many those who were seen on D−60 … D−31, and those of them who were
-- not seen again on D−30 … D−1, become more or fewer on that day.
create table activity_gaps (
  day               date not null,
  rfm_group         text,
  region_id         integer,
  first_action_type text collate "C" not null,
  seen_change       bigint not null,
  churned_change    bigint not null,
  constraint activity_gaps_once unique nulls not distinct (day, rfm_group, region_id, first_action_type)
);

-- One row: when the two tables before were last counted, on which day, how long it took, and how many days of users lay before
-- that day. As long as these are as many, what is counted of the past is what there is.
create table activity_counts (
  only_one   boolean not null default true,
  counted_at timestamptz not null,
  counted_on date not null,
  user_days  bigint not null,
  seconds    double precision not null,
  constraint activity_counts_pk primary key (only_one),
  constraint activity_counts_has_one_row check (only_one)
);
