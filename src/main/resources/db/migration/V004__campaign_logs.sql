-- One row per log line of a campaign. Repeated lines and users in two arms are valid; only log_id is unique.
create table campaign_logs (
  user_id    text collate "C" not null,
  log_id     text collate "C" not null,
  ab_group   text collate "C" not null,
  is_applied smallint not null,
  sent_at    date not null,
  constraint campaign_logs_pk primary key (user_id, log_id),
  constraint campaign_logs_arm_is_known check (ab_group in ('Control', 'A', 'B')),
  constraint campaign_logs_is_applied_is_0_or_1 check (is_applied in (0, 1))
);
create index campaign_logs_by_day on campaign_logs (sent_at);
