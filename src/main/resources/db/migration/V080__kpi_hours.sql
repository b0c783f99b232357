-- When a user's day begins: what of a running day happened by a certain hour is told by it.
alter table user_days
  add column first_hour smallint not null default 0,
  add column first_cash_hour smallint;
comment on column user_days.first_hour is 'The earliest hour of the day, in the configured zone, with an action.';
comment on column user_days.first_cash_hour is 'The earliest hour of it with a payment; absent: none.';

-- One row per hour (of a day in the configured zone) and slot: what happened in it, and by how much it changed each count of
-- users over several days. So a count at the end of a day is the sum of its changes up to there, and whatever arrives late
-- changes sums and nothing else. A slot belongs to one connection, so that none waits for another; readers sum over them.
create table kpi_hours (
  day                   date not null,
  hour                  smallint not null,
  slot                  integer not null,
  actions               bigint not null,
  tokens_spent          numeric not null,
  tokens_earned_partner numeric not null,
  tokens_earned_app     numeric not null,
  active_users          bigint not null,
  new_users             bigint not null,
  returning_users       bigint not null,
  resurrected_users     bigint not null,
  week_change           bigint not null,
  month_change          bigint not null,
  churned_change        bigint not null,
  payers_change         bigint not null,
  constraint kpi_hours_pk primary key (day, hour, slot),
  constraint kpi_hours_hour_is_of_a_day check (hour between 0 and 23)
) with (fillfactor = 50);
comment on column kpi_hours.active_users is 'Users whose first action of the day was in this hour; so the next three.';
comment on column kpi_hours.week_change is 'Users that come into WAU less those that leave it.';
comment on column kpi_hours.month_change is 'Users that come into MAU less those that leave it.';
comment on column kpi_hours.churned_change is 'The same for those who were active 60 to 31 days before a day and not since.';
comment on column kpi_hours.payers_change is 'The same for those who paid within 30 days.';
comment on column kpi_hours.slot is 'Process id of the connection that wrote it; 0 for what was counted or folded.';
