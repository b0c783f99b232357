-- Until now it was computed whenever it was asked for.
drop view if exists user_ltv;

-- One row per user with an action: what the user is worth to the app under the active policy, and the factors whose product
-- that is. Written by the night.
create table user_ltv (
  user_id            text collate "C" not null,
  mean_payment       double precision not null,
  visits_per_30_days double precision not null,
  expected_lifetime  double precision not null,
  rfm_group          text not null,
  as_of              date not null,
  ltv                double precision not null
    generated always as (mean_payment * visits_per_30_days * expected_lifetime) stored,
  constraint user_ltv_pk primary key (user_id)
) with (fillfactor = 70);
comment on column user_ltv.as_of is 'Day of the night that last found it changed.';
comment on column user_ltv.rfm_group is 'Of that night; its users'' expected lifetime is the third factor.';

-- One row per night that wrote user_ltv: by which policy and which estimation all of its rows stand since then. The next
-- night of the same policy and estimation follows what has changed since.
create table user_ltv_runs (
  as_of           date not null,
  policy          text collate "C" not null,
  policy_version  integer not null,
  lifetimes_as_of date not null,
  ran_at          timestamptz not null,
  constraint user_ltv_runs_pk primary key (as_of)
);

-- Who did something on a day, wherever in the table that is: days come one after the other, so a summary of what lies in
-- each stretch of pages does, and costs the stream next to nothing.
create index user_days_by_day on user_days using brin (day) with (pages_per_range = 16, autosummarize = on);
