-- One row per day of estimation, policy and group: how long who is in the group is expected to stay, in 30-day periods.
create table segment_lifetimes (
  policy            text collate "C" not null,
  policy_version    integer not null,
  as_of             date not null,
  rfm_group         text not null,
  seen_users        bigint not null,
  churned_users     bigint not null,
  expected_lifetime double precision not null,
  constraint segment_lifetimes_pk primary key (policy, policy_version, as_of, rfm_group),
  constraint segment_lifetimes_churned_were_seen check (churned_users between 0 and seen_users)
);
comment on column segment_lifetimes.seen_users is 'In the group 30 days before as_of, and active in the 30 days before that.';
comment on column segment_lifetimes.churned_users is 'Those of them without an action since.';
