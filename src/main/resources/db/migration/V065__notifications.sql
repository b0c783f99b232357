-- One row per thing a user is to be told, also of what he is not told, with the reason. What waits for the end of the quiet
-- hours leaves as one message that sums it up: those rows have the same sent_at.
create table notifications (
  user_id           text collate "C" not null,
  id                uuid not null default uuidv7(),
  notification_type text not null,
  cause             text not null,
  message           text not null,
  earned_tokens     numeric,
  state             text not null,
  reason            text,
  created_at        timestamptz not null,
  due_at            timestamptz not null,
  sent_at           timestamptz,
  is_sent           boolean generated always as (sent_at is not null) stored,
  constraint notifications_pk primary key (user_id, id),
  constraint notifications_once_per_cause unique (user_id, notification_type, cause),
  constraint notifications_state_is_known check (state in ('WAITING', 'SENT', 'SKIPPED')),
  constraint notifications_sent_has_a_time check ((state = 'SENT') = (sent_at is not null)),
  constraint notifications_skipped_has_a_reason check ((state = 'SKIPPED') = (reason is not null))
);
create index notifications_waiting on notifications (due_at) where state = 'WAITING';
comment on column notifications.cause is 'What it tells of; for NEW_TOKEN_ARRIVAL the event id of the earning.';
