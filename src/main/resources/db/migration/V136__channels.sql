-- A message leaves by channels: one row per user, cause and channel. Those that leave outside of a transaction are claimed
-- first, for a while: who claims and is gone before it says what became of it loses the claim.
alter table notifications
  add column channel text not null default 'kafka',
  add column title text,
  add column payload text,
  add column attempts integer not null default 0,
  add column leased_until timestamptz,
  add column failure text,
  add column asked_by text,
  add column snapshot_id text,
  drop constraint notifications_once_per_cause,
  add constraint notifications_once_per_cause_and_channel unique (user_id, notification_type, cause, channel),
  drop constraint notifications_state_is_known,
  add constraint notifications_state_is_known check (state in ('WAITING', 'SENDING', 'SENT', 'SKIPPED', 'DEAD')),
  add constraint notifications_sending_has_a_lease check ((state = 'SENDING') = (leased_until is not null)),
  add constraint notifications_dead_says_why check (state <> 'DEAD' or failure is not null),
  add constraint notifications_channel_is_known check (channel in ('kafka', 'webhook', 'email'));
create index notifications_sending on notifications (leased_until) where state = 'SENDING';
create index notifications_dead on notifications (created_at) where state = 'DEAD';
comment on column notifications.payload is 'JSON that leaves by Kafka and webhook; absent for NEW_TOKEN_ARRIVAL, which is summed up.';
comment on column notifications.attempts is 'How often it was tried; it passed the frequency cap before the first time.';
comment on column notifications.snapshot_id is 'Of the result that named the user; absent where an action is the cause.';

-- One row per channel, as an admin set it up.
create table notification_channels (
  channel  text not null,
  is_on    boolean not null,
  address  text not null default '',
  sender   text not null default '',
  username text not null default '',
  secret   text not null default '',
  constraint notification_channels_pk primary key (channel),
  constraint notification_channels_are_known check (channel in ('kafka', 'webhook', 'email')),
  constraint notification_channels_that_are_on_have_an_address check (not is_on or channel = 'kafka' or address <> '')
);
comment on column notification_channels.address is 'webhook: URL; email: host:port of the SMTP server.';
comment on column notification_channels.secret is 'webhook: signs; email: password.';
insert into notification_channels (channel, is_on) values ('kafka', true), ('webhook', false), ('email', false);

alter table users add column email text;
comment on column users.email is 'From an import; absent: no e-mail can be sent.';
