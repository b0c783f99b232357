-- One row per thing somebody did that matters later. Never changed, never deleted.
create table audit_entries (
  entry_id uuid not null default uuidv7(),
  at       timestamptz not null,
  who      text not null,
  action   text not null,
  subject  text not null,
  details  jsonb not null default '{}',
  address  text,
  constraint audit_entries_pk primary key (entry_id)
);
create index audit_entries_by_time on audit_entries (at desc, entry_id desc);

comment on column audit_entries.address is 'Where the request came from; absent for what the server did itself.';
