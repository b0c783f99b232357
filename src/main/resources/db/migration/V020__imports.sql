-- One row per import that was begun, whatever became of it.
create table imports (
  import_id      uuid not null,
  state          text not null,
  started_at     timestamptz not null,
  finished_at    timestamptz,
  started_by     text not null,
  as_of          date,
  files          text[] not null,
  ignored        text[] not null,
  tables         jsonb not null default '{}',
  rejected_total bigint not null default 0,
  failure        text,
  constraint imports_pk primary key (import_id),
  constraint imports_state_is_known check (
    state in ('RUNNING', 'DONE', 'REJECTED', 'CANCELLED', 'FAILED', 'INTERRUPTED'))
);
create index imports_by_time on imports (started_at);

-- One row per rejection of an import. Kept although nothing else of that import is.
create table import_rejections (
  import_id   uuid not null,
  file        text collate "C" not null,
  line        bigint,
  column_name text,
  value       text,
  reason      text not null,
  detail      text not null
);
create index import_rejections_by_place on import_rejections (import_id, file, line);
