-- One row per day that is over and group of the policy that was active at its end: how many users stood in it then, of those
-- who had acted by then. Counted after the day, and again after late actions.
create table kpi_groups (
  day            date not null,
  rfm_group      text not null,
  users          bigint not null,
  policy         text collate "C" not null,
  policy_version integer not null,
  constraint kpi_groups_pk primary key (day, rfm_group)
);

-- One row per day and connection that actions came for after the day was over: groups of it and of the days since are to be
-- counted again.
create table kpi_late_days (
  day  date not null,
  slot integer not null,
  constraint kpi_late_days_pk primary key (day, slot)
);

-- How many users are in a group now is asked every second.
create index user_segments_by_group on user_segments (rfm_group);
