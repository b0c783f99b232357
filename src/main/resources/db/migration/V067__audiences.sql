-- One row per saved set of users. A deleted one stays, since sends and results may refer to it; its name is free again.
create table audiences (
  audience_id uuid not null,
  name        text not null,
  kind        text not null,
  version     integer not null,
  deleted_at  timestamptz,
  deleted_by  text,
  constraint audiences_pk primary key (audience_id),
  constraint audiences_name_not_blank check (name !~ '^\s*$'),
  constraint audiences_kind_is_known check (kind in ('conditions', 'users')),
  constraint audiences_version_positive check (version > 0),
  constraint audiences_deleted_by_somebody check ((deleted_at is null) = (deleted_by is null))
);
create unique index audiences_name on audiences (lower(name)) where deleted_at is null;

-- One row per version of a set of users. Never changed, never deleted.
create table audience_versions (
  audience_id uuid not null,
  version     integer not null,
  name        text not null,
  conditions  jsonb,
  came_from   text,
  as_of       date,
  saved_at    timestamptz not null,
  saved_by    text not null,
  constraint audience_versions_pk primary key (audience_id, version),
  constraint audience_versions_audience_fk foreign key (audience_id) references audiences (audience_id),
  constraint audience_versions_has_one_definition check ((conditions is null) <> (came_from is null)),
  constraint audience_versions_frozen_is_of_a_day check ((came_from is null) = (as_of is null))
);
comment on column audience_versions.came_from is 'Of a frozen list: its definition in words.';

-- One row per user of a frozen list.
create table audience_users (
  user_id     text collate "C" not null,
  audience_id uuid not null,
  constraint audience_users_pk primary key (user_id, audience_id)
);
create index audience_users_by_audience on audience_users (audience_id, user_id);
