-- One row per reward given to a user.
create table user_rewards (
  user_id           text collate "C" not null,
  id                uuid not null default uuidv7(),
  reward_type       text not null,
  reward_value      numeric not null,
  awarded_at        timestamptz not null,
  trigger_action_id text collate "C",
  rfm_group         text,
  constraint user_rewards_pk primary key (user_id, id),
  constraint user_rewards_value_positive check (reward_value > 0)
);
comment on column user_rewards.trigger_action_id is 'Event id of the user''s action that earned it.';
comment on column user_rewards.rfm_group is 'The group whose reaching it rewards; absent for other rewards.';

-- One row per group and type of reward: what reaching the group by one's own action earns.
create table upgrade_rewards (
  rfm_group    text not null,
  reward_type  text not null,
  reward_value numeric not null,
  constraint upgrade_rewards_pk primary key (rfm_group, reward_type),
  constraint upgrade_rewards_value_positive check (reward_value > 0)
);
insert into upgrade_rewards (rfm_group, reward_type, reward_value) values
  ('Medium', 'CYBER_TOKEN', 100),
  ('High Engaged', 'CYBER_TOKEN', 300),
  ('Whale', 'CYBER_TOKEN', 1000);
