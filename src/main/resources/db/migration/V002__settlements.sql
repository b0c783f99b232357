-- One row per settled job of a user. No foreign key to users: a row-by-row check of five million rows costs more than
-- the load itself; the import checks the same thing as a set.
create table settlements (
  user_id           text collate "C" not null,
  st_id             text collate "C" not null,
  category_id       text collate "C" not null,
  settled_at        date not null,
  final_hourly_rate integer not null,
  constraint settlements_pk primary key (user_id, st_id),
  constraint settlements_rate_not_negative check (final_hourly_rate >= 0)
);

-- One row per user with at least one settlement, kept as settlements arrive: the three arrays are parallel, ordered by
-- settled_at, then st_id. With them every as-of question about a user is a binary search inside one row:
-- width_bucket(as_of - 1, settled_on) is the number of settlements strictly before as_of, and points to the newest one.
create table settlement_histories (
  user_id      text collate "C" not null,
  settled_on   date[] not null,
  category_ids text[] not null,
  hourly_rates integer[] not null,
  constraint settlement_histories_pk primary key (user_id),
  constraint settlement_histories_are_parallel check (
    cardinality(settled_on) > 0
    and cardinality(settled_on) = cardinality(category_ids)
    and cardinality(settled_on) = cardinality(hourly_rates))
) with (fillfactor = 90);
