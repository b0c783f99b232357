-- What the conditions of an audience mean. Where they are constants of the query PostgreSQL folds all of this to plain
-- comparisons; an absent condition holds for everybody.

-- Tiers as the scenario counts them, without a risk policy that moves their borders.
create or replace function audience_tier(settlements integer)
returns text language sql immutable parallel safe
return case when settlements = 1 then 'light' when settlements between 2 and 5 then 'regular'
  when settlements >= 6 then 'power' else 'undefined' end;

-- Whether a value lies within a range; an absent value lies in none that has an end.
create or replace function audience_within(value bigint, range jsonb)
returns boolean language sql immutable parallel safe
return coalesce(value >= (range ->> 'min')::bigint, range ->> 'min' is null)
  and coalesce(value <= (range ->> 'max')::bigint, range ->> 'max' is null);

create or replace function audience_within(value numeric, range jsonb)
returns boolean language sql immutable parallel safe
return coalesce(value >= (range ->> 'min')::numeric, range ->> 'min' is null)
  and coalesce(value <= (range ->> 'max')::numeric, range ->> 'max' is null);

-- Which conditions a user fails: one bit for each, in the order in which they are shown; 0: fits.
create or replace function audience_failed(
  ranges jsonb, ranks integer[], regions integer[], tiers text[],
  recency_days integer, frequency bigint, monetary numeric, visits bigint, balance numeric,
  rank integer, region_id integer, settlements integer)
returns integer language sql immutable parallel safe
return case when audience_within(recency_days::bigint, ranges -> 'recency_days') then 0 else 1 end
  + case when audience_within(frequency, ranges -> 'frequency') then 0 else 2 end
  + case when audience_within(monetary, ranges -> 'monetary') then 0 else 4 end
  + case when audience_within(visits, ranges -> 'visits') then 0 else 8 end
  + case when audience_within(balance, ranges -> 'balance') then 0 else 16 end
  + case when coalesce(rank = any (ranks), ranks is null) then 0 else 32 end
  + case when coalesce(region_id = any (regions), regions is null) then 0 else 64 end
  + case when coalesce(audience_tier(settlements) = any (tiers), tiers is null) then 0 else 128 end;
