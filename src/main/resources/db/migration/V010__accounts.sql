-- One row per person who may sign in.
create table accounts (
  name          text collate "C" not null,
  password_hash text not null,
  role          text not null,
  locale        text,
  theme         text not null default 'SYSTEM',
  disabled      boolean not null default false,
  version       integer not null default 1,
  created_at    timestamptz not null,
  created_by    text not null,
  signed_in_at  timestamptz,
  constraint accounts_pk primary key (name),
  constraint accounts_name_is_plain check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  constraint accounts_role_is_known check (role in ('EXEC', 'CRM', 'ADMIN')),
  constraint accounts_locale_is_known check (locale in ('en', 'ko')),
  constraint accounts_theme_is_known check (theme in ('SYSTEM', 'LIGHT', 'DARK'))
);

comment on column accounts.version is 'Grows with password, role and disabling; a session of an older version ends.';
comment on column accounts.locale is 'Absent: as the browser asks for.';

-- One row per account name or source address that failed to sign in lately. Names nobody has are here too, so that a
-- lock does not tell which names exist.
create table sign_in_throttles (
  subject      text collate "C" not null,
  failures     integer not null,
  failed_at    timestamptz not null,
  locked_until timestamptz not null,
  constraint sign_in_throttles_pk primary key (subject)
);
create index sign_in_throttles_by_age on sign_in_throttles (failed_at);
