-- One row per job that the clock runs again and again: how it went last, wherever in the cluster it ran.
create table job_runs (
  job       text not null,
  good_at   timestamptz,
  failed_at timestamptz,
  failure   text,
  seconds   double precision not null,
  constraint job_runs_pk primary key (job)
);
comment on column job_runs.failed_at is 'Since when it fails; absent when the last run was good.';
comment on column job_runs.seconds is 'How long the last run took.';
