-- Nearly always a user gets one new day, at the end or beside the last one. The functions for one number are single
-- expressions, which PostgreSQL puts into the query; the others are called for the rest.
alter function marks_of(integer[]) rename to marks_of_many;
create function marks_of(numbers integer[])
returns bytea language sql immutable parallel safe
return case
  when cardinality(numbers) = 1 then set_bit('\x00'::bytea, ((numbers[1] # 7) & 7)::bigint, 1)
  when cardinality(numbers) > 1 then marks_of_many(numbers)
end;
comment on function marks_of is 'Of numbers in ascending order.';

alter function marks_joined(bytea, integer, bytea, integer) rename to marks_joined_anyhow;
create function marks_joined(marks bytea, first_byte integer, more bytea, more_first_byte integer)
returns bytea language sql immutable parallel safe
return case
  when length(more) > 1 or more_first_byte < first_byte then marks_joined_anyhow(marks, first_byte, more, more_first_byte)
  when more_first_byte < first_byte + length(marks)
  then set_byte(marks, more_first_byte - first_byte, get_byte(marks, more_first_byte - first_byte) | get_byte(more, 0))
  else marks || decode(repeat('00', more_first_byte - first_byte - length(marks)), 'hex') || more
end;
comment on function marks_joined is 'The union of two sets of marks, which begin in these bytes.';

-- Whether a number is in the marks of a set whose first number is this.
create function marks_hold(marks bytea, first_number integer, number integer)
returns boolean language sql immutable parallel safe
return coalesce(
  case when number / 8 between first_number / 8 and first_number / 8 + length(marks) - 1
    then get_bit(marks, ((number # 7) - first_number / 8 * 8)::bigint) = 1 end,
  false);
