-- Since when a user waits to be looked at, so that operators see when nobody looks.
alter table harm_checks add column asked_at timestamptz not null default now();
