-- One row per version of the quiet hours and frequency caps that hold for every message. Versions are only added. No
-- version is without quiet hours or without caps, so nobody can switch them off.
create table sending_policies (
  version        integer not null,
  quiet_from     time not null,
  quiet_until    time not null,
  per_day        integer not null,
  per_seven_days integer not null,
  saved_by       text not null,
  saved_at       timestamptz not null,
  constraint sending_policies_pk primary key (version),
  constraint sending_policies_are_quiet check (quiet_from <> quiet_until),
  constraint sending_policies_cap_a_day check (per_day between 1 and 20),
  constraint sending_policies_cap_seven_days check (per_seven_days between 1 and 20)
);
comment on column sending_policies.quiet_from is 'On the user''s own clock; later than quiet_until means over midnight.';
comment on column sending_policies.per_seven_days is 'In seven times 24 hours.';
insert into sending_policies values (1, '21:00', '08:00', 1, 3, 'server', now());
