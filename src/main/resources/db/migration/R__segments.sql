-- What the words of segmentation mean: which group of a policy a user belongs to, what stands near a border of it, on which
-- day time alone could change it, and what a user is worth.
--
-- rules is the document of a policy (segment_policies.rules). Where it is a constant of the query, PostgreSQL inlines all
-- of this and folds it to plain comparisons: absent bounds and absent groups cost nothing, and a million users are
-- decided in a fraction of a second. Read from a table row by row it is right as well, and some twenty times slower.
-- There are five slots for groups above the last one; groups are numbered from the lowest up, and the last group is 0.
drop function if exists user_measures_now(date);
drop function if exists user_measures_over(date, date, date, text[], text, text, timestamptz, timestamptz);

-- Whether values lie within the bounds of a group. An absent bound holds; an absent group fits nobody.
create or replace function segment_fits(
  bounds jsonb, recency_days integer, frequency bigint, monetary numeric, visits bigint, balance numeric)
returns boolean language sql immutable parallel safe
return bounds is not null
  and coalesce(recency_days >= (bounds ->> 'min_recency_days')::integer, true)
  and coalesce(recency_days <= (bounds ->> 'max_recency_days')::integer, true)
  and coalesce(frequency >= (bounds ->> 'min_frequency')::bigint, true)
  and coalesce(frequency <= (bounds ->> 'max_frequency')::bigint, true)
  and coalesce(visits >= (bounds ->> 'min_visits')::bigint, true)
  and coalesce(visits <= (bounds ->> 'max_visits')::bigint, true)
  and coalesce(monetary >= (bounds ->> 'min_monetary')::numeric, true)
  and coalesce(monetary <= (bounds ->> 'max_monetary')::numeric, true)
  and coalesce(balance >= (bounds ->> 'min_balance')::numeric, true)
  and coalesce(balance <= (bounds ->> 'max_balance')::numeric, true);

-- The bounds of the group in a slot; absent: there is none.
create or replace function segment_bounds(rules jsonb, slot integer)
returns jsonb language sql immutable parallel safe
return rules -> 'groups' -> slot -> 'bounds';

-- F of a policy.
create or replace function segment_frequency(rules jsonb, measures user_measures)
returns bigint language sql immutable parallel safe
return case rules ->> 'frequency'
  when 'active_day' then measures.active_days when 'metadata' then measures.key_values else measures.actions end;

-- M of a policy.
create or replace function segment_monetary(rules jsonb, measures user_measures)
returns numeric language sql immutable parallel safe
return case rules ->> 'monetary'
  when 'earned_at_partner' then measures.tokens_earned_partner when 'cash' then measures.cash_amount
  when 'metadata' then measures.key_amount else measures.tokens_spent end;

-- Visits of a policy: earning at the partner also counts as one when it says so.
create or replace function segment_visits(rules jsonb, measures user_measures)
returns bigint language sql immutable parallel safe
return case rules ->> 'visits'
  when 'earnings' then measures.partner_visits + measures.partner_earnings else measures.partner_visits end;

-- The group as a number: the highest one that fits, 0 the last one, in which is also who never acted.
create or replace function segment_rank_of(
  rules jsonb, recency_days integer, frequency bigint, monetary numeric, visits bigint, balance numeric)
returns integer language sql immutable parallel safe
return case
  when recency_days is null then 0
  when segment_fits(segment_bounds(rules, 4), recency_days, frequency, monetary, visits, balance) then 5
  when segment_fits(segment_bounds(rules, 3), recency_days, frequency, monetary, visits, balance) then 4
  when segment_fits(segment_bounds(rules, 2), recency_days, frequency, monetary, visits, balance) then 3
  when segment_fits(segment_bounds(rules, 1), recency_days, frequency, monetary, visits, balance) then 2
  when segment_fits(segment_bounds(rules, 0), recency_days, frequency, monetary, visits, balance) then 1
  else 0
end;

create or replace function segment_rank(rules jsonb, measures user_measures)
returns integer language sql immutable parallel safe
return segment_rank_of(rules, measures.recency_days, segment_frequency(rules, measures),
  segment_monetary(rules, measures), segment_visits(rules, measures), measures.balance);

-- The name of a group by its number, and the other way round; a name the policy doesn't have counts as the last group.
create or replace function segment_name(rules jsonb, rank integer)
returns text language sql immutable parallel safe
return coalesce(rules -> 'groups' -> (case when rank > 0 then rank - 1 end) ->> 'name', rules ->> 'last_group');

create or replace function segment_rank_named(rules jsonb, name text)
returns integer language sql immutable parallel safe
return case name
  when rules -> 'groups' -> 0 ->> 'name' then 1
  when rules -> 'groups' -> 1 ->> 'name' then 2
  when rules -> 'groups' -> 2 ->> 'name' then 3
  when rules -> 'groups' -> 3 ->> 'name' then 4
  when rules -> 'groups' -> 4 ->> 'name' then 5
  else 0
end;

-- Whether a value lies within 5 % of a bound. Whole numbers are compared as such, which is many times quicker.
create or replace function segment_is_near(value bigint, bound numeric)
returns boolean language sql immutable parallel safe
return value between ceil(bound * 0.95)::bigint and floor(bound * 1.05)::bigint;

create or replace function segment_is_near(value numeric, bound numeric)
returns boolean language sql immutable parallel safe
return value between bound * 0.95 and bound * 1.05;

-- How a user stands to a group: one bit for each bound at whose border they are, and 1024 when they fit. At a border means
-- that the value lies within 5 % of the bound and everything else the group asks for is fulfilled, so that moving this
-- bound alone would let the user in or out. loosened holds the bounds moved out by 5 %: who doesn't fit those stands at
-- none, which spares most users the rest. Amounts are compared last, being exact decimals and slow.
create or replace function segment_standing_of(
  bounds jsonb, loosened jsonb,
  recency_days integer, frequency bigint, monetary numeric, visits bigint, balance numeric)
returns bigint language sql immutable parallel safe
return case
  when not segment_fits(loosened, recency_days, frequency, monetary, visits, balance) then 0
  else
    case when segment_fits(bounds, recency_days, frequency, monetary, visits, balance) then 1024 else 0 end
    + case
      when bounds -> 'min_recency_days' is null then 0
      when segment_is_near(recency_days::bigint, (bounds ->> 'min_recency_days')::numeric)
        and segment_fits(bounds - 'min_recency_days', recency_days, frequency, monetary, visits, balance) then 1
      else 0 end
    + case
      when bounds -> 'max_recency_days' is null then 0
      when segment_is_near(recency_days::bigint, (bounds ->> 'max_recency_days')::numeric)
        and segment_fits(bounds - 'max_recency_days', recency_days, frequency, monetary, visits, balance) then 2
      else 0 end
    + case
      when bounds -> 'min_frequency' is null then 0
      when segment_is_near(frequency, (bounds ->> 'min_frequency')::numeric)
        and segment_fits(bounds - 'min_frequency', recency_days, frequency, monetary, visits, balance) then 4
      else 0 end
    + case
      when bounds -> 'max_frequency' is null then 0
      when segment_is_near(frequency, (bounds ->> 'max_frequency')::numeric)
        and segment_fits(bounds - 'max_frequency', recency_days, frequency, monetary, visits, balance) then 8
      else 0 end
    + case
      when bounds -> 'min_visits' is null then 0
      when segment_is_near(visits, (bounds ->> 'min_visits')::numeric)
        and segment_fits(bounds - 'min_visits', recency_days, frequency, monetary, visits, balance) then 16
      else 0 end
    + case
      when bounds -> 'max_visits' is null then 0
      when segment_is_near(visits, (bounds ->> 'max_visits')::numeric)
        and segment_fits(bounds - 'max_visits', recency_days, frequency, monetary, visits, balance) then 32
      else 0 end
    + case
      when bounds -> 'min_monetary' is null then 0
      when segment_fits(bounds - 'min_monetary', recency_days, frequency, monetary, visits, balance)
        and segment_is_near(monetary, (bounds ->> 'min_monetary')::numeric) then 64
      else 0 end
    + case
      when bounds -> 'max_monetary' is null then 0
      when segment_fits(bounds - 'max_monetary', recency_days, frequency, monetary, visits, balance)
        and segment_is_near(monetary, (bounds ->> 'max_monetary')::numeric) then 128
      else 0 end
    + case
      when bounds -> 'min_balance' is null then 0
      when segment_fits(bounds - 'min_balance', recency_days, frequency, monetary, visits, balance)
        and segment_is_near(balance, (bounds ->> 'min_balance')::numeric) then 256
      else 0 end
    + case
      when bounds -> 'max_balance' is null then 0
      when segment_fits(bounds - 'max_balance', recency_days, frequency, monetary, visits, balance)
        and segment_is_near(balance, (bounds ->> 'max_balance')::numeric) then 512
      else 0 end
end;

-- The same for all groups, eleven bits for each slot, the lowest first.
create or replace function segment_standing(rules jsonb, loosened jsonb, measures user_measures)
returns bigint language sql immutable parallel safe
return
  segment_standing_of(segment_bounds(rules, 0), segment_bounds(loosened, 0), measures.recency_days,
      segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
      measures.balance)
  + segment_standing_of(segment_bounds(rules, 1), segment_bounds(loosened, 1), measures.recency_days,
      segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
      measures.balance) * 2048
  + segment_standing_of(segment_bounds(rules, 2), segment_bounds(loosened, 2), measures.recency_days,
      segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
      measures.balance) * 4194304
  + segment_standing_of(segment_bounds(rules, 3), segment_bounds(loosened, 3), measures.recency_days,
      segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
      measures.balance) * 8589934592
  + segment_standing_of(segment_bounds(rules, 4), segment_bounds(loosened, 4), measures.recency_days,
      segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
      measures.balance) * 17592186044416;

-- The first day on which time alone could take a user into this group or out of it; absent: never. As time passes without
-- an action, R grows by a day each day, F, M and visits can only fall, and the balance stays. So a group whose lower
-- bounds on F, M and visits don't hold now, or whose upper bound on R is passed, will not fit again.
create or replace function segment_next_change_of(
  bounds jsonb, leaves_on date, last_action_day date,
  recency_days integer, frequency bigint, monetary numeric, visits bigint, balance numeric)
returns date language sql immutable parallel safe
return case
  when segment_fits(bounds - 'min_recency_days' - 'max_frequency' - 'max_monetary' - 'max_visits',
    recency_days, frequency, monetary, visits, balance)
  then least(
    leaves_on,
    last_action_day + (bounds ->> 'max_recency_days')::integer + 1,
    case when recency_days < (bounds ->> 'min_recency_days')::integer
      then last_action_day + (bounds ->> 'min_recency_days')::integer end)
end;

-- The same for all groups. A day leaves the window when it lies more than window_days back. A window of 30 days is the one of
-- user_metrics: there rolls_on says when a day leaves, and whoever's sums roll is decided anew anyway. So this names the
-- days of recency only, and a night that rolls a hundred thousand users need not write as many new days.
create or replace function segment_next_change(rules jsonb, measures user_measures)
returns date language sql immutable parallel safe
return least(
  segment_next_change_of(segment_bounds(rules, 0),
    case when rules ->> 'window_days' <> '30' then measures.oldest_day + (rules ->> 'window_days')::integer + 1 end,
    measures.last_action_day, measures.recency_days,
    segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
    measures.balance),
  segment_next_change_of(segment_bounds(rules, 1),
    case when rules ->> 'window_days' <> '30' then measures.oldest_day + (rules ->> 'window_days')::integer + 1 end,
    measures.last_action_day, measures.recency_days,
    segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
    measures.balance),
  segment_next_change_of(segment_bounds(rules, 2),
    case when rules ->> 'window_days' <> '30' then measures.oldest_day + (rules ->> 'window_days')::integer + 1 end,
    measures.last_action_day, measures.recency_days,
    segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
    measures.balance),
  segment_next_change_of(segment_bounds(rules, 3),
    case when rules ->> 'window_days' <> '30' then measures.oldest_day + (rules ->> 'window_days')::integer + 1 end,
    measures.last_action_day, measures.recency_days,
    segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
    measures.balance),
  segment_next_change_of(segment_bounds(rules, 4),
    case when rules ->> 'window_days' <> '30' then measures.oldest_day + (rules ->> 'window_days')::integer + 1 end,
    measures.last_action_day, measures.recency_days,
    segment_frequency(rules, measures), segment_monetary(rules, measures), segment_visits(rules, measures),
    measures.balance));

-- LTV = mean payment × visits per 30 days × expected lifetime in 30-day periods. The first two factors: M per day with an
-- action, and days with an action per 30 days. Of somebody new only the days since the first action are observed; they
-- are taken for seven at least, so that a first day is not mistaken for every day to come.
create or replace function segment_mean_payment(rules jsonb, measures user_measures)
returns numeric language sql immutable parallel safe
return coalesce(segment_monetary(rules, measures) / nullif(measures.active_days, 0), 0);

create or replace function segment_visits_per_30_days(measures user_measures)
returns numeric language sql immutable parallel safe
return measures.active_days * 30.0 / greatest(7, measures.observed_days);

-- What is counted of the users with an action, live on on_day: over on_day - 30 … on_day, as user_metrics keeps it.
create function user_measures_now(on_day date)
returns setof user_measures language sql stable parallel safe
begin atomic
  select
    metrics.user_id,
    on_day - metrics.last_action_day as recency_days,
    metrics.window_actions::bigint as actions,
    metrics.window_active_days::bigint as active_days,
    metrics.window_tokens_spent as tokens_spent,
    metrics.window_tokens_earned_partner as tokens_earned_partner,
    metrics.window_cash_amount as cash_amount,
    metrics.window_visits::bigint as partner_visits,
    metrics.window_partner_earnings::bigint as partner_earnings,
    null::bigint as key_values,
    null::numeric as key_amount,
    metrics.tokens_earned - metrics.tokens_spent as balance,
    metrics.last_action_day,
    metrics.window_oldest_day as oldest_day,
    least(31, metrics.window_until - metrics.first_action_day + 1) as observed_days,
    metrics.streak_days
  from user_metrics as metrics;
end;

-- The same for any window: what was done on the days from from_day to before_day (exclusive); balance and last day are
-- those of all days before before_day. Of these users, or with users absent of all with an action by then.
-- With a key: how many different values it has in the metadata of the actions from from_time to before_time (exclusive),
-- and the sum of those that are numbers and not negative. The streak is absent: only user_metrics has it.
-- What lies before from_day is told by user_metrics, less what has come since, so that a longer history costs no more.
create function user_measures_over(
  on_day date, from_day date, before_day date, users text[],
  frequency_key text, monetary_key text, from_time timestamptz, before_time timestamptz)
returns setof user_measures language sql stable parallel safe
begin atomic
  with keyed_actions as (
    select actions.user_id, actions.metadata
    from user_actions as actions
    where users is null and coalesce(frequency_key, monetary_key) is not null
      and actions.action_timestamp >= from_time and actions.action_timestamp < before_time
    union all
    select actions.user_id, actions.metadata
    from action_identities as identities
    join user_actions as actions
      on actions.action_timestamp = identities.action_timestamp
      and actions.user_id = identities.user_id and actions.event_id = identities.event_id
    where users is not null and coalesce(frequency_key, monetary_key) is not null
      and identities.user_id = any (users)
      and identities.action_timestamp >= from_time and identities.action_timestamp < before_time
  ), keyed as (
    select
      user_id,
      count(distinct metadata ->> frequency_key) as key_values,
      sum(case when jsonb_typeof(metadata -> monetary_key) = 'number'
        then greatest((metadata ->> monetary_key)::numeric, 0) end) as key_amount
    from keyed_actions
    group by user_id
  ), recent as (
    select
      user_id,
      sum(actions) filter (where day < before_day) as actions,
      count(*) filter (where day < before_day) as active_days,
      sum(tokens_spent) filter (where day < before_day) as tokens_spent,
      sum(tokens_earned_partner) filter (where day < before_day) as tokens_earned_partner,
      sum(cash_amount) filter (where day < before_day) as cash_amount,
      sum(partner_visits) filter (where day < before_day) as partner_visits,
      sum(partner_earnings) filter (where day < before_day) as partner_earnings,
      sum(tokens_earned_partner + tokens_earned_app - tokens_spent) filter (where day >= before_day) as gained_since,
      max(day) filter (where day < before_day) as last_day,
      min(day) filter (where day < before_day) as oldest_day
    from user_days
    where day >= from_day and (users is null or user_id = any (users))
    group by user_id
  ), counted as (
    select
      metrics.user_id,
      coalesce(recent.actions, 0) as actions,
      coalesce(recent.active_days, 0) as active_days,
      coalesce(recent.tokens_spent, 0) as tokens_spent,
      coalesce(recent.tokens_earned_partner, 0) as tokens_earned_partner,
      coalesce(recent.cash_amount, 0) as cash_amount,
      coalesce(recent.partner_visits, 0) as partner_visits,
      coalesce(recent.partner_earnings, 0) as partner_earnings,
      metrics.tokens_earned - metrics.tokens_spent - coalesce(recent.gained_since, 0) as balance,
      case
        when recent.last_day is not null then recent.last_day
        when metrics.last_action_day < before_day then metrics.last_action_day
        else (
          select max(days.day)
          from user_days as days
          where days.user_id = metrics.user_id and days.day < before_day)
      end as last_action_day,
      recent.oldest_day,
      before_day - greatest(metrics.first_action_day, from_day) as observed_days
    from user_metrics as metrics
    left join recent on recent.user_id = metrics.user_id
    where metrics.first_action_day < before_day and (users is null or metrics.user_id = any (users))
  )
  select
    counted.user_id,
    on_day - counted.last_action_day as recency_days,
    counted.actions, counted.active_days, counted.tokens_spent, counted.tokens_earned_partner, counted.cash_amount,
    counted.partner_visits, counted.partner_earnings,
    coalesce(keyed.key_values, 0) as key_values,
    coalesce(keyed.key_amount, 0) as key_amount,
    counted.balance, counted.last_action_day, counted.oldest_day, counted.observed_days,
    null::integer as streak_days
  from counted
  left join keyed on keyed.user_id = counted.user_id;
end;
