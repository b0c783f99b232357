-- One row per version of a policy. Never changed, never deleted: what was decided by it refers to it.
create table segment_policies (
  policy         text collate "C" not null,
  policy_version integer not null,
  rules          jsonb not null,
  created_at     timestamptz not null,
  created_by     text not null,
  constraint segment_policies_pk primary key (policy, policy_version),
  constraint segment_policies_name_is_plain check (policy ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint segment_policies_version_positive check (policy_version > 0)
);
comment on column segment_policies.rules is 'Groups from the second lowest up; the last group is where no other fits.';

-- One row per activation of a policy; the newest says which is active. Never changed, never deleted.
create table segment_activations (
  activation_id  bigint not null generated always as identity,
  policy         text collate "C" not null,
  policy_version integer not null,
  activated_at   timestamptz not null,
  activated_by   text not null,
  constraint segment_activations_pk primary key (activation_id),
  constraint segment_activations_policy_fk foreign key (policy, policy_version)
    references segment_policies (policy, policy_version)
);

insert into segment_policies (policy, policy_version, rules, created_at, created_by) values
  ('rfm-cascade', 1, '{
    "window_days": 30, "frequency": "action", "monetary": "spent_tokens", "visits": "visits",
    "last_group": "At-risk",
    "groups": [
      { "name": "Medium", "bounds": { "max_recency_days": 10, "min_frequency": 5, "min_monetary": 500 } },
      { "name": "High Engaged", "bounds": { "max_recency_days": 5, "min_frequency": 15, "min_monetary": 2000 } },
      { "name": "Whale", "bounds": { "max_recency_days": 2, "min_frequency": 30, "min_monetary": 10000 } }
    ] }', now(), 'built-in'),
  ('cyber-token', 1, '{
    "window_days": 30, "frequency": "action", "monetary": "spent_tokens", "visits": "visits",
    "last_group": "Low",
    "groups": [
      { "name": "Medium", "bounds": {
          "max_recency_days": 15, "min_frequency": 5, "max_frequency": 14, "min_monetary": 100, "max_monetary": 1999,
          "min_visits": 2, "max_visits": 4 } },
      { "name": "High Engaged", "bounds": {
          "max_recency_days": 5, "min_frequency": 15, "min_monetary": 2000, "min_visits": 5 } },
      { "name": "Whale", "bounds": {
          "max_recency_days": 2, "min_frequency": 30, "min_monetary": 10000, "min_balance": 1000 } }
    ] }', now(), 'built-in');
insert into segment_activations (policy, policy_version, activated_at, activated_by)
values ('rfm-cascade', 1, now(), 'built-in');
