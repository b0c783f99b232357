-- One row per user with an action or a risk profile: the group, and the values it was last decided by. Written when one of
-- group, policy, last action day, streak or next change changes, not with every action; what counts now is in user_metrics.
create table user_segments (
  user_id         text collate "C" not null,
  rfm_group       text not null,
  risk_profile    text,
  streak_count    integer not null default 0,
  last_updated    timestamptz not null,
  policy          text collate "C" not null,
  policy_version  integer not null,
  last_action_day date,
  frequency       bigint not null default 0,
  monetary        numeric not null default 0,
  visits          bigint not null default 0,
  balance         numeric not null default 0,
  next_change_day date,
  constraint user_segments_pk primary key (user_id),
  constraint user_segments_risk_profile_is_known check (risk_profile in ('High-Risk', 'Moderate-Risk', 'Low-Risk'))
) with (fillfactor = 80);
create index user_segments_by_next_change on user_segments (next_change_day) where next_change_day is not null;
comment on column user_segments.streak_count is
  'Consecutive days with an action that end on last_action_day; broken when that lies before yesterday.';
comment on column user_segments.next_change_day is
  'First day on which time alone could change the group; absent: never. Where the window is the one of user_metrics, the day on which its sums roll stands there and counts as well.';

-- One row per change of a user's group. Never changed, never deleted.
create table segment_changes (
  user_id          text collate "C" not null,
  change_id        uuid not null default uuidv7(),
  changed_at       timestamptz not null,
  from_group       text not null,
  to_group         text not null,
  policy           text collate "C" not null,
  policy_version   integer not null,
  recency_days     integer,
  frequency        bigint not null,
  monetary         numeric not null,
  visits           bigint not null,
  balance          numeric not null,
  cause            text not null,
  trigger_event_id text collate "C",
  constraint segment_changes_pk primary key (user_id, change_id),
  constraint segment_changes_changes_something check (from_group <> to_group),
  constraint segment_changes_cause_is_known check (
    cause in ('user_acted', 'time_passed', 'policy_changed', 'recomputed'))
);
create index segment_changes_by_time on segment_changes using brin (changed_at) with (pages_per_range = 16);
comment on column segment_changes.recency_days is 'Absent for who never acted.';
comment on column segment_changes.trigger_event_id is 'The user''s last action of the batch that changed the group; absent when none did.';

-- What is counted of one user by the groups of a policy, before a policy says which of it is F, M and visits.
create type user_measures as (
  user_id               text,
  recency_days          integer,
  actions               bigint,
  active_days           bigint,
  tokens_spent          numeric,
  tokens_earned_partner numeric,
  cash_amount           numeric,
  partner_visits        bigint,
  partner_earnings      bigint,
  key_values            bigint,
  key_amount            numeric,
  balance               numeric,
  last_action_day       date,
  oldest_day            date,
  observed_days         integer,
  streak_days           integer
);
