-- A version of the quiz is written as a draft, of which there is one at most, and is asked from its activation on. From
-- then on it never changes; the newest active one is asked.
alter table quiz_versions
  add column saved_by text not null default 'server',
  add column activated_at timestamptz,
  add column activated_by text,
  add constraint quiz_versions_activated_by_somebody check ((activated_at is null) = (activated_by is null));
update quiz_versions set activated_at = created_at, activated_by = 'server';
create unique index quiz_versions_one_draft on quiz_versions ((true)) where activated_at is null;
comment on column quiz_versions.activated_at is 'Absent: a draft.';
