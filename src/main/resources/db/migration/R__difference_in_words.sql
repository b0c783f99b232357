-- How a row that is kept differs from what the actions say, for the sentence that begins with whose row it is.
create or replace function difference_in_words(kept jsonb, said jsonb)
returns text language sql immutable parallel safe
return case
  when kept is null then 'is missing'
  when said is null then 'is kept without an action'
  else (
    select string_agg(concat('has ', name, ' ', value, ' where the actions say ', said ->> name), '; ' order by name)
    from jsonb_each_text(kept) as keeps (name, value)
    where kept -> name <> said -> name)
  end;
