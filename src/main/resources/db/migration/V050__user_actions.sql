-- One row per action of a user, as it was sent; append-only. Partitioned by month (in UTC); the intake makes the
-- partitions it needs, so there is no partition for everything else. Time comes first in the key: new rows then go to the
-- right edge of the index whatever the ids look like. The actions of one user are found through action_identities.
create table user_actions (
  user_id          text collate "C" not null,
  event_id         text collate "C" not null,
  action_type      text collate "C" not null,
  action_timestamp timestamptz not null,
  metadata         jsonb not null,
  constraint user_actions_pk primary key (action_timestamp, user_id, event_id)
) partition by range (action_timestamp);

-- One row per identity of an action: what makes it unique across all partitions and whatever time a retry carries.
create table action_identities (
  user_id          text collate "C" not null,
  event_id         text collate "C" not null,
  action_timestamp timestamptz not null,
  content          bigint not null,
  constraint action_identities_pk primary key (user_id, event_id)
);
comment on column action_identities.action_timestamp is 'Of the first arrival; with it user_actions has the row.';
comment on column action_identities.content is 'Hash of type and metadata: the same for a retry, another one for a reused id.';

-- One row per visit to the partner's site; its id is the event id of the action that says so.
create table site_visits (
  user_id         text collate "C" not null,
  id              text collate "C" not null,
  source          text not null,
  visit_timestamp timestamptz not null,
  constraint site_visits_pk primary key (user_id, visit_timestamp, id)
);

-- One row per reward that the partner gave; its id is the event id of the action that says so.
create table site_rewards (
  user_id      text collate "C" not null,
  id           text collate "C" not null,
  reward_type  text not null,
  reward_value numeric not null,
  issued_at    timestamptz not null,
  constraint site_rewards_pk primary key (user_id, issued_at, id),
  constraint site_rewards_value_not_negative check (reward_value >= 0)
);
