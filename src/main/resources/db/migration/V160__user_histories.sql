-- One row per user: what is asked of all users at once, so that a question about a million of them reads one table and
-- joins none. Made of three tables:
--
-- users: their columns, under the same names. The triggers below carry over whatever changes there.
-- settlements: settled_on, category_ids and hourly_rates are parallel, ordered by settled_at, then st_id.
-- campaign_logs: sent_on, arms and applied_arms are parallel, one element per day, ascending; arms and applied_arms are sets
-- as bits (1 Control, 2 A, 4 B): repeated lines count once, a user logged in two arms stands in both, applied is the maximum
-- over the lines of an arm. applied_on holds the days with an application.
--
-- So every as-of question about a user is a binary search inside one row: width_bucket(as_of - 1, settled_on) is the number
-- of settlements strictly before as_of, and points to the newest one.
create table user_histories (
  user_id                 text collate "C" not null,
  region_id               integer,
  push_on                 smallint not null,
  total_settle_cnt        integer not null,
  notification_blocked_at date,
  birth_date              date,
  self_excluded_until     date,
  marketing_consent       boolean,
  cooling_off_until       date,
  settled_on              date[] not null default '{}',
  category_ids            text[] collate "C" not null default '{}',
  hourly_rates            integer[] not null default '{}',
  sent_on                 date[] not null default '{}',
  arms                    smallint[] not null default '{}',
  applied_arms            smallint[] not null default '{}',
  applied_on              date[] not null default '{}',
  constraint user_histories_pk primary key (user_id),
  constraint user_histories_are_parallel check (
    cardinality(settled_on) = cardinality(category_ids) and cardinality(settled_on) = cardinality(hourly_rates)
    and cardinality(sent_on) = cardinality(arms) and cardinality(sent_on) = cardinality(applied_arms))
) with (fillfactor = 90);
-- No plan asks how the elements are distributed, and to count them takes longer than all else that analyze does.
alter table user_histories
  alter column settled_on set statistics 0,
  alter column category_ids set statistics 0,
  alter column hourly_rates set statistics 0,
  alter column sent_on set statistics 0,
  alter column arms set statistics 0,
  alter column applied_arms set statistics 0,
  alter column applied_on set statistics 0;

insert into user_histories
select
  users.user_id, users.region_id, users.push_on, users.total_settle_cnt, users.notification_blocked_at,
  users.birth_date, users.self_excluded_until, users.marketing_consent, users.cooling_off_until,
  coalesce(settled.settled_on, '{}'), coalesce(settled.category_ids, '{}'), coalesce(settled.hourly_rates, '{}'),
  coalesce(logged.sent_on, '{}'), coalesce(logged.arms, '{}'), coalesce(logged.applied_arms, '{}'),
  coalesce(logged.applied_on, '{}')
from users
left join settlement_histories as settled on settled.user_id = users.user_id
left join campaign_histories as logged on logged.user_id = users.user_id
order by users.user_id;

-- The definitions that read the two tables; what takes their place is made after this.
drop function if exists settlement_cycles(date, boolean);
drop function if exists campaign_contacts(date);
drop function if exists cohort_users(text, text, integer, text, date, text, text);
drop table settlement_histories, campaign_histories;

create function begin_user_histories() returns trigger language plpgsql as $$
begin
  insert into user_histories (
    user_id, region_id, push_on, total_settle_cnt, notification_blocked_at, birth_date, self_excluded_until,
    marketing_consent, cooling_off_until)
  select
    user_id, region_id, push_on, total_settle_cnt, notification_blocked_at, birth_date, self_excluded_until,
    marketing_consent, cooling_off_until
  from added;
  return null;
end;
$$;

create function follow_in_user_histories() returns trigger language plpgsql as $$
begin
  update user_histories
  set user_id = new.user_id, region_id = new.region_id, push_on = new.push_on,
    total_settle_cnt = new.total_settle_cnt, notification_blocked_at = new.notification_blocked_at,
    birth_date = new.birth_date, self_excluded_until = new.self_excluded_until,
    marketing_consent = new.marketing_consent, cooling_off_until = new.cooling_off_until
  where user_id in (old.user_id, new.user_id);
  return null;
end;
$$;

create function end_user_histories() returns trigger language plpgsql as $$
begin
  delete from user_histories where user_id in (select user_id from removed);
  return null;
end;
$$;

create function empty_user_histories() returns trigger language plpgsql as $$
begin
  truncate user_histories;
  return null;
end;
$$;

create trigger users_begin_histories after insert on users
  referencing new table as added for each statement execute function begin_user_histories();
-- A row at a time: a user may get another id, and his history may have it already.
create trigger users_are_followed after update on users
  for each row when (old.* is distinct from new.*) execute function follow_in_user_histories();
create trigger users_end_histories after delete on users
  referencing old table as removed for each statement execute function end_user_histories();
create trigger users_empty_histories after truncate on users
  for each statement execute function empty_user_histories();
