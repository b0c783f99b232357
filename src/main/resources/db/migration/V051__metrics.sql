-- One row per user and day (in the configured zone) with an action: what the user did that day. Kept as actions arrive.
create table user_days (
  user_id               text collate "C" not null,
  day                   date not null,
  actions               integer not null,
  tokens_spent          numeric not null,
  tokens_earned_partner numeric not null,
  tokens_earned_app     numeric not null,
  cash_amount           numeric not null,
  partner_visits        integer not null,
  partner_earnings      integer not null,
  constraint user_days_pk primary key (user_id, day)
) with (fillfactor = 90);

-- One row per user with an action: what is kept of all of them. No column is indexed that every action changes, so that
-- an update stays within its page.
create table user_metrics (
  user_id                      text collate "C" not null,
  first_action_day             date not null,
  last_action_day              date not null,
  last_action_at               timestamptz not null,
  actions                      bigint not null,
  active_days                  integer not null,
  tokens_earned                numeric not null,
  tokens_spent                 numeric not null,
  gems_earned                  numeric not null,
  gems_claimed                 numeric not null,
  battlepass_xp                numeric not null,
  streak_days                  integer not null,
  hours                        integer[] not null,
  window_until                 date not null,
  window_actions               integer not null,
  window_active_days           integer not null,
  window_tokens_spent          numeric not null,
  window_tokens_earned_partner numeric not null,
  window_cash_amount           numeric not null,
  window_visits                integer not null,
  window_partner_earnings      integer not null,
  window_oldest_day            date,
  rolls_on                     date generated always as (
    least(window_oldest_day + 31, case when last_action_day > window_until then last_action_day end)) stored,
  constraint user_metrics_pk primary key (user_id),
  constraint user_metrics_hours_are_24 check (cardinality(hours) = 24)
) with (fillfactor = 70);
create index user_metrics_by_roll on user_metrics (rolls_on);

comment on column user_metrics.streak_days is 'Consecutive days with an action that end on last_action_day.';
comment on column user_metrics.hours is 'Actions by hour of the day in the configured zone; element 1 is midnight to one.';
comment on column user_metrics.window_until is 'The sums cover window_until - 30 … window_until.';
comment on column user_metrics.window_oldest_day is 'Earliest day with an action in the window; absent: none.';
comment on column user_metrics.rolls_on is 'First day on which time alone changes the sums; absent: never.';

-- Adds two lists of 24 counts. In words rather than by unnest: it runs once for every user of every batch.
create function plus_hours(kept integer[], more integer[])
returns integer[]
language sql immutable parallel safe
return array[
  kept[1] + more[1], kept[2] + more[2], kept[3] + more[3], kept[4] + more[4], kept[5] + more[5], kept[6] + more[6],
  kept[7] + more[7], kept[8] + more[8], kept[9] + more[9], kept[10] + more[10], kept[11] + more[11],
  kept[12] + more[12], kept[13] + more[13], kept[14] + more[14], kept[15] + more[15], kept[16] + more[16],
  kept[17] + more[17], kept[18] + more[18], kept[19] + more[19], kept[20] + more[20], kept[21] + more[21],
  kept[22] + more[22], kept[23] + more[23], kept[24] + more[24]];
