-- One row per alert rule on a key figure, with how it stands. A rule that was deleted stays for its history.
create table kpi_alerts (
  alert_id        uuid not null default uuidv7(),
  name            text not null,
  kpi             text not null,
  kind            text not null,
  bound           double precision not null,
  pending_minutes integer not null,
  locale          text not null,
  mail_to         text[] not null,
  webhook_url     text,
  changed_at      timestamptz not null,
  changed_by      text not null,
  deleted_at      timestamptz,
  state           text not null default 'NORMAL',
  since           timestamptz not null,
  firing_since    timestamptz,
  value           double precision,
  before          double precision,
  value_day       date,
  evaluated_at    timestamptz,
  constraint kpi_alerts_pk primary key (alert_id),
  constraint kpi_alerts_kind_is_known check (kind in ('BELOW', 'ABOVE', 'CHANGED')),
  constraint kpi_alerts_state_is_known check (state in ('NORMAL', 'PENDING', 'FIRING', 'NO_DATA', 'RECOVERED')),
  constraint kpi_alerts_locale_is_known check (locale in ('en', 'ko')),
  constraint kpi_alerts_pending_not_negative check (pending_minutes >= 0),
  constraint kpi_alerts_firing_is_told check (state <> 'FIRING' or firing_since is not null)
);
comment on column kpi_alerts.bound is 'The threshold, shares as fractions; of CHANGED the share of change.';
comment on column kpi_alerts.firing_since is 'Since when it fires, told and not yet recovered; it stays while there is no data.';
comment on column kpi_alerts.before is 'What the value is compared with; absent for thresholds.';

-- One row per change of an alert's state.
create table kpi_alert_events (
  event_id  uuid not null default uuidv7(),
  alert_id  uuid not null,
  at        timestamptz not null,
  state     text not null,
  value     double precision,
  before    double precision,
  value_day date,
  constraint kpi_alert_events_pk primary key (event_id),
  constraint kpi_alert_events_alert_fk foreign key (alert_id) references kpi_alerts (alert_id),
  constraint kpi_alert_events_state_is_known check (
    state in ('NORMAL', 'PENDING', 'FIRING', 'NO_DATA', 'RECOVERED'))
);
create index kpi_alert_events_by_time on kpi_alert_events (at);
create index kpi_alert_events_by_alert on kpi_alert_events (alert_id, at);

-- One row per onset or recovery and receiver: written with the change of state, kept after it has left.
create table kpi_alert_messages (
  message_id  uuid not null default uuidv7(),
  event_id    uuid not null,
  channel     text not null,
  receiver    text not null,
  state       text not null default 'WAITING',
  created_at  timestamptz not null,
  next_try_at timestamptz not null,
  tries       integer not null default 0,
  sent_at     timestamptz,
  failure     text,
  constraint kpi_alert_messages_pk primary key (message_id),
  constraint kpi_alert_messages_event_fk foreign key (event_id) references kpi_alert_events (event_id),
  constraint kpi_alert_messages_once unique (event_id, channel, receiver),
  constraint kpi_alert_messages_channel_is_known check (channel in ('MAIL', 'WEBHOOK')),
  constraint kpi_alert_messages_state_is_known check (state in ('WAITING', 'SENT', 'GIVEN_UP'))
);
create index kpi_alert_messages_due on kpi_alert_messages (next_try_at) where state = 'WAITING';
comment on column kpi_alert_messages.receiver is 'A mail address or an address of the web.';
