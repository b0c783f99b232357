-- Signs of harm are looked for from where something happened on: what lies long before it has been looked at.
alter table harm_checks add column since timestamptz not null default '-infinity';
alter table harm_checks alter column since drop default;
comment on column harm_checks.since is 'The earliest action because of which the user is to be looked at.';
