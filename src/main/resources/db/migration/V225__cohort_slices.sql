-- One row per kind of period, cohort, and users of it that stand alike in what cohorts are filtered by: in which periods before
-- the running one any of them was active, and how many. Counted together with activity_periods, of the same.
create table cohort_slices (
  period            text collate "C" not null,
  cohort            integer not null,
  rfm_group         text,
  region_id         integer,
  first_action_type text collate "C" not null,
  numbers           integer[] not null,
  users             integer[] not null,
  constraint cohort_slices_once unique nulls not distinct (period, cohort, rfm_group, region_id, first_action_type),
  constraint cohort_slices_period_is_known check (period in ('day', 'week', 'month')),
  constraint cohort_slices_are_parallel check (cardinality(numbers) = cardinality(users))
);
comment on column cohort_slices.numbers is 'As period_number counts them, ascending.';

-- They are counted anew, with these.
delete from recounts where name = 'activity_periods';
