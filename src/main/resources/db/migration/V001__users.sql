-- One row per user of the app. What is known of a person, and what protects them.
create table users (
  user_id                 text collate "C" not null,
  region_id               integer,
  push_on                 smallint not null default 1,
  total_settle_cnt        integer not null default 0,
  notification_blocked_at date,
  birth_date              date,
  self_excluded_until     date,
  marketing_consent       boolean,
  zone                    text,
  constraint users_pk primary key (user_id),
  constraint users_id_not_empty check (user_id <> ''),
  constraint users_push_on_is_0_or_1 check (push_on in (0, 1)),
  constraint users_total_settle_cnt_not_negative check (total_settle_cnt >= 0)
) with (fillfactor = 90);

comment on column users.self_excluded_until is 'Last day of self-exclusion; infinity means for ever.';
comment on column users.marketing_consent is 'Absent: never asked, the app''s terms apply; false: refused.';
comment on column users.birth_date is 'Absent: unknown, which closes what is gated by age.';
comment on column users.zone is 'The person''s own time zone; absent: the configured one.';
