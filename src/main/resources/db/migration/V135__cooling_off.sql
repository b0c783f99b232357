-- The last day on which signs of harm keep a user from being targeted. Kept with what else protects a person, so that
-- whoever asks reads one row. A column without a value changes no row that is there.
alter table users add column cooling_off_until date;
comment on column users.cooling_off_until is 'Last day of cooling off after signs of harm; harm_signs says which. Absent: none.';

-- One row per version of the thresholds from which behaviour counts as a sign of harm. Versions are only added, and no
-- later one may be looser than the first: the constraints hold that, the service that none is looser than the one before.
create table harm_thresholds (
  version          integer not null,
  raised_stakes    integer not null,
  loss_minutes     integer not null,
  stake_hours      integer not null,
  late_nights      integer not null,
  night_minutes    integer not null,
  pause_minutes    integer not null,
  spend_times      numeric not null,
  spend_least      numeric not null,
  cooling_off_days integer not null,
  saved_by         text not null,
  saved_at         timestamptz not null,
  constraint harm_thresholds_pk primary key (version),
  constraint harm_thresholds_raised_stakes_not_looser check (raised_stakes between 1 and 3),
  constraint harm_thresholds_loss_minutes_not_looser check (loss_minutes between 10 and 1440),
  constraint harm_thresholds_stake_hours_not_looser check (stake_hours between 24 and 168),
  constraint harm_thresholds_late_nights_not_looser check (late_nights between 1 and 3),
  constraint harm_thresholds_night_minutes_not_looser check (night_minutes between 1 and 120),
  constraint harm_thresholds_pause_minutes_not_looser check (pause_minutes between 60 and 300),
  constraint harm_thresholds_spend_times_not_looser check (spend_times > 1 and spend_times <= 3),
  constraint harm_thresholds_spend_least_not_looser check (spend_least between 1 and 2000),
  constraint harm_thresholds_cooling_off_not_looser check (cooling_off_days between 30 and 365)
);
comment on column harm_thresholds.stake_hours is 'Within how many hours the higher stakes lie.';
comment on column harm_thresholds.pause_minutes is 'A longer break between two plays is no play.';
insert into harm_thresholds values (1, 3, 10, 24, 3, 120, 60, 3, 2000, 30, 'server', now());

-- One row per sign of harm that a user's data showed on a day: of which kind, the values, and how long it protects. Never
-- changed, never deleted before the person is.
create table harm_signs (
  user_id    text collate "C" not null,
  sign       text not null,
  shown_on   date not null,
  until_day  date not null,
  shown      jsonb not null,
  version    integer not null,
  found_at   timestamptz not null,
  constraint harm_signs_pk primary key (user_id, sign, shown_on),
  constraint harm_signs_sign_is_known check (sign in ('chased_losses', 'late_nights', 'spend_surge')),
  constraint harm_signs_end_after_they_begin check (until_day >= shown_on)
);
create index harm_signs_by_end on harm_signs (until_day);
comment on column harm_signs.shown_on is 'The day, in the configured zone, that completed it.';
comment on column harm_signs.version is 'Of harm_thresholds.';

-- One row per user and batch of actions in which the user played or spent: to be looked at for signs of harm. Written in
-- the transaction of the actions and gone once looked at. Without a key on the user alone, since batches would wait for
-- each other and for whoever looks.
create table harm_checks (
  user_id  text collate "C" not null,
  position bigint not null generated always as identity,
  constraint harm_checks_pk primary key (position, user_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
