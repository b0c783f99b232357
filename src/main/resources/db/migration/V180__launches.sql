-- One row per launch of a reactivation campaign: who launched what when, and what came of it at that moment. Written in the
-- transaction that asks for the messages, under a lock on the table: of two launches at once the second finds what the
-- first has asked for.
create table launches (
  launch_id   bigint not null generated always as identity,
  as_of       date not null,
  lang        text not null,
  snapshot_id text not null,
  launched_by text not null,
  launched_at timestamptz not null,
  outcome     jsonb not null,
  constraint launches_pk primary key (launch_id),
  constraint launches_lang_is_known check (lang in ('ko', 'en'))
);
create index launches_by_day on launches (as_of, launch_id desc);
comment on column launches.outcome is
  'users: recipients by arm; left_out: users without a message by reason; messages: rows that were new, one for each channel.';

-- What became of the messages of a campaign is counted by its cause.
create index notifications_by_cause on notifications (cause) where payload is not null;
