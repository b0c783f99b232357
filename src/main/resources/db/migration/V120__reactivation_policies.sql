-- One row per version of a reactivation policy that somebody saved under a name. Never changed, never deleted: the newest
-- version of a name is the one that counts.
create table reactivation_policies (
  name           text not null,
  policy_version integer not null,
  preset         text not null,
  threshold      text not null,
  history        text not null,
  posts          text not null,
  light_max      integer not null,
  regular_max    integer not null,
  pay_ratio      numeric not null,
  margin         numeric not null,
  saved_at       timestamptz not null,
  saved_by       text not null,
  constraint reactivation_policies_pk primary key (name, policy_version),
  constraint reactivation_policies_version_positive check (policy_version > 0)
);
