-- One row per table whose content results depend on; the version grows with every change of the table.
create table data_versions (
  table_name text collate "C" not null,
  version    bigint not null default 0,
  changed_at timestamptz not null default now(),
  constraint data_versions_pk primary key (table_name)
);

-- One row per result that somebody saved, exported or acted on. Never changed, never deleted.
-- Who took it stands in the audit log.
create table snapshots (
  snapshot_id   text collate "C" not null,
  kind          text not null,
  as_of         date not null,
  policy        jsonb not null,
  data_versions jsonb not null,
  document      text not null,
  created_at    timestamptz not null,
  constraint snapshots_pk primary key (snapshot_id)
);

-- One row per line of a list kept with its snapshot (a send list, matches), in the order it was given.
create table snapshot_rows (
  snapshot_id text collate "C" not null,
  list        text not null,
  position    bigint not null,
  content     text not null,
  constraint snapshot_rows_pk primary key (snapshot_id, list, position)
);
