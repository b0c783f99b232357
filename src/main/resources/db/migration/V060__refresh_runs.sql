-- One row per run of the night, by the clock or by hand.
create table refresh_runs (
  run_id      uuid not null,
  as_of       date not null,
  state       text not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  started_by  text not null,
  constraint refresh_runs_pk primary key (run_id),
  constraint refresh_runs_state_is_known check (state in ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED'))
);
create index refresh_runs_by_time on refresh_runs (started_at);
comment on column refresh_runs.started_by is 'An account''s or token''s name; server: by the clock.';

-- One row per step of a run, written when it begins.
create table refresh_steps (
  run_id      uuid not null,
  position    integer not null,
  step        text not null,
  state       text not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  written     bigint,
  failure     text,
  constraint refresh_steps_pk primary key (run_id, position),
  constraint refresh_steps_run_fk foreign key (run_id) references refresh_runs (run_id),
  constraint refresh_steps_state_is_known check (state in ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED'))
);
comment on column refresh_steps.written is 'How many rows the step wrote: users, or policies for the lifetimes.';
