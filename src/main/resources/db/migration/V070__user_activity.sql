-- The number of a period: days, weeks (from Monday) and months are counted from the same beginning, which lies before the
-- first time an action can carry.
create function period_number(period text, day date)
returns integer language sql immutable parallel safe
return case period
  when 'day' then day - date '1999-12-27'
  when 'week' then (day - date '1999-12-27') / 7
  else (extract(year from day)::integer - 1999) * 12 + extract(month from day)::integer - 1
end;

-- Marks are a set of period numbers: a bit for each, eight to a byte, the earliest first. The first byte is the one in which
-- the first number of the set lies, so that marks of different users line up byte by byte.
create function marks_of(numbers integer[])
returns bytea language plpgsql immutable parallel safe as $$
declare
  first_byte constant integer := numbers[1] / 8;
  marks bytea := decode(repeat('00', numbers[cardinality(numbers)] / 8 - first_byte + 1), 'hex');
  number integer;
begin
  foreach number in array numbers loop
    marks := set_bit(marks, (number # 7) - first_byte * 8, 1);
  end loop;
  return marks;
end $$;
comment on function marks_of is 'Of numbers in ascending order.';

-- The union of two sets of marks, which begin in these bytes.
create function marks_joined(marks bytea, first_byte integer, more bytea, more_first_byte integer)
returns bytea language plpgsql immutable parallel safe as $$
declare
  starts constant integer := least(first_byte, more_first_byte);
  ends constant integer := greatest(first_byte + length(marks), more_first_byte + length(more));
  shift constant integer := more_first_byte - starts;
  joined bytea := decode(repeat('00', first_byte - starts), 'hex') || marks
    || decode(repeat('00', ends - first_byte - length(marks)), 'hex');
begin
  for place in 0 .. length(more) - 1 loop
    joined := set_byte(joined, shift + place, get_byte(joined, shift + place) | get_byte(more, place));
  end loop;
  return joined;
end $$;

-- Whether any of the numbers from_number … to_number, at most 57, is in the marks of a set whose first number is this.
-- Eight bytes are read as one number, of which the range is a run of bits.
create function marks_any(marks bytea, first_number integer, from_number integer, to_number integer)
returns boolean language sql immutable parallel safe
return (substring(
    '\x0000000000000000'::bytea || marks || '\x0000000000000000'::bytea
    from greatest(1, least(length(marks) + 9, from_number / 8 - first_number / 8 + 9)) for 8)::bigint
  & (((1::bigint << (to_number - from_number + 1)) - 1) << (63 - to_number + from_number / 8 * 8))) <> 0;

-- The greatest number below this one in the marks of a set whose first number is this; absent: there is none.
create function marks_last(marks bytea, first_number integer, before_number integer)
returns integer language plpgsql immutable parallel safe as $$
begin
  for number in reverse least(before_number - 1, first_number / 8 * 8 + length(marks) * 8 - 1) .. first_number loop
    if get_bit(marks, (number # 7) - first_number / 8 * 8) = 1 then
      return number;
    end if;
  end loop;
  return null;
end $$;

-- The numbers in the marks of a set whose first number is this.
create function marks_numbers(marks bytea, first_number integer)
returns setof integer language sql immutable parallel safe
begin atomic
  select first_number / 8 * 8 + place
  from generate_series(0, length(marks) * 8 - 1) as place
  where get_bit(marks, place # 7) = 1;
end;

-- One row per user with an action: when they began, with what, and on which days, weeks and months they were active, as
-- marks that begin with the period of the first day. Kept as actions arrive; written when a day is new to a user or an
-- action turns out to be the first, not with every action.
create table user_activity (
  user_id           text collate "C" not null,
  first_day         date not null,
  last_day          date not null,
  first_action_at   timestamptz not null,
  first_event_id    text collate "C" not null,
  first_action_type text collate "C" not null,
  days              bytea not null,
  weeks             bytea not null,
  months            bytea not null,
  constraint user_activity_pk primary key (user_id),
  constraint user_activity_ends_after_its_beginning check (first_day <= last_day)
) with (fillfactor = 80);
comment on column user_activity.first_event_id is 'Decides between actions at the same time.';

insert into user_activity (
  user_id, first_day, last_day, first_action_at, first_event_id, first_action_type, days, weeks, months)
select days.user_id, first_day, last_day, action_timestamp, event_id, action_type,
  marks_of(day_numbers), marks_of(week_numbers), marks_of(month_numbers)
from (
  select user_id, min(day) as first_day, max(day) as last_day,
    array_agg(period_number('day', day) order by day) as day_numbers,
    array_agg(period_number('week', day) order by day) as week_numbers,
    array_agg(period_number('month', day) order by day) as month_numbers
  from user_days
  group by user_id
) as days
join (
  select distinct on (user_id) user_id, action_timestamp, event_id, action_type
  from user_actions
  order by user_id, action_timestamp, event_id
) as first_actions on first_actions.user_id = days.user_id;

-- One row per kind of period, cohort, period and slot: how many users of the cohort were active in the period. A user's
-- cohort is the period of the first action. Concurrent batches use slots of their own, so that none waits for another;
-- readers sum over them, and only the sums mean something.
create table cohort_cells (
  period text collate "C" not null,
  cohort integer not null,
  number integer not null,
  slot   smallint not null,
  users  bigint not null,
  constraint cohort_cells_pk primary key (period, cohort, number, slot),
  constraint cohort_cells_period_is_known check (period in ('day', 'week', 'month'))
) with (fillfactor = 50);
comment on column cohort_cells.number is 'As period_number counts them, like cohort.';

insert into cohort_cells (period, cohort, number, slot, users)
select period, cohort, number, 0, count(*)
from (
  select 'day' as period, period_number('day', first_day) as cohort,
    marks_numbers(days, period_number('day', first_day)) as number
  from user_activity
  union all
  select 'week', period_number('week', first_day), marks_numbers(weeks, period_number('week', first_day))
  from user_activity
  union all
  select 'month', period_number('month', first_day), marks_numbers(months, period_number('month', first_day))
  from user_activity
) as cells
group by period, cohort, number;
