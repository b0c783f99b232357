-- One row per day on which users came to the partner for the first time, step of the loop they reached since, and minutes
-- that it took them from the step before: how many they are.
create table partner_loop_steps (
  day     date not null,
  step    text not null,
  minutes integer not null,
  users   bigint not null,
  constraint partner_loop_steps_pk primary key (day, step, minutes),
  constraint partner_loop_steps_step_is_known check (step in ('VISITED', 'EARNED', 'SPENT', 'VISITED_AGAIN'))
);

-- One row per day on which tokens were earned at the partner: how many, and how many of them were spent since.
create table partner_token_days (
  day    date not null,
  earned numeric not null,
  spent  numeric not null,
  constraint partner_token_days_pk primary key (day)
);

-- One row: when the two tables before were last counted, from how many actions, and how long it took.
create table partner_loop_counts (
  only_one   boolean not null default true,
  counted_at timestamptz not null,
  actions    bigint not null,
  seconds    double precision not null,
  constraint partner_loop_counts_pk primary key (only_one),
  constraint partner_loop_counts_has_one_row check (only_one)
);
