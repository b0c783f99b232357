-- One row per person who wants the Overview by mail every day.
create table overview_mails (
  account     text collate "C" not null,
  address     text not null,
  hour        smallint not null,
  locale      text not null,
  sent_on     date not null,
  sent_for    date,
  tries       integer not null default 0,
  next_try_at timestamptz not null,
  failure     text,
  constraint overview_mails_pk primary key (account),
  constraint overview_mails_hour_is_of_a_day check (hour between 0 and 23),
  constraint overview_mails_locale_is_known check (locale in ('en', 'ko'))
);
comment on column overview_mails.sent_on is 'The last day on which it was sent, or on which it was too late to send it.';
comment on column overview_mails.sent_for is 'The day of its figures; absent before the first.';
