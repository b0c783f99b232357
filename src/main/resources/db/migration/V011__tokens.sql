-- One row per bearer token of the API, also after it was revoked. The token itself is nowhere.
create table tokens (
  token_id     uuid not null default uuidv7(),
  token_hash   bytea not null,
  name         text not null,
  role         text not null,
  created_at   timestamptz not null,
  created_by   text not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  revoked_by   text,
  constraint tokens_pk primary key (token_id),
  constraint tokens_hash_is_unique unique (token_hash),
  constraint tokens_role_is_known check (role in ('EXEC', 'CRM', 'ADMIN'))
);
