-- What the raw actions say of users and their days, where what is kept of them as actions arrive is checked.
drop function if exists said_metrics_of_half(text, date, integer);
drop function if exists said_days(text);

-- What is kept of a day as one number: the same for the same values, however the amounts are written.
create or replace function day_digest(
  day date, actions integer, tokens_spent numeric, tokens_earned_partner numeric, tokens_earned_app numeric,
  cash_amount numeric, partner_visits integer, partner_earnings integer, first_hour smallint, first_cash_hour smallint)
returns bigint language sql immutable parallel safe
return hash_record_extended(
  row(day, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, cash_amount, partner_visits,
    partner_earnings, first_hour, first_cash_hour), 0);

-- How many days at the end of this list, which ascends, follow each other. A loop, as a query here keeps whoever asks it from
-- working in parallel.
create or replace function streak_days(days date[])
returns integer language plpgsql immutable parallel safe as $$
declare
  place integer := cardinality(days);
begin
  while place > 1 and days[place - 1] = days[place] - 1 loop
    place := place - 1;
  end loop;
  return cardinality(days) - place + 1;
end $$;

-- One row per user and day with an action, as in user_days, and what user_metrics adds up of it. Its text is read when it is
-- used, so that action_values can be made anew without it.
create function said_days(zone text)
returns table (
  user_id text, day date, actions integer, tokens_spent numeric, tokens_earned_partner numeric,
  tokens_earned_app numeric, cash_amount numeric, partner_visits integer, partner_earnings integer,
  first_hour smallint, first_cash_hour smallint, gems_earned numeric, gems_claimed numeric, xp numeric,
  last_at timestamptz)
language sql stable parallel safe as $$
  select
    actions.user_id collate "C",
    actions.day,
    count(*)::integer as actions,
    coalesce(sum(actions.tokens_spent), 0) as tokens_spent,
    coalesce(sum(actions.tokens_earned) filter (where actions.at_partner), 0) as tokens_earned_partner,
    coalesce(sum(actions.tokens_earned) filter (where not actions.at_partner), 0) as tokens_earned_app,
    coalesce(sum(actions.cash_amount), 0) as cash_amount,
    (count(*) filter (where actions.partner_visit))::integer as partner_visits,
    (count(*) filter (where actions.partner_earning))::integer as partner_earnings,
    min(actions.hour)::smallint as first_hour,
    (min(actions.hour) filter (where actions.cash_amount > 0))::smallint as first_cash_hour,
    coalesce(sum(actions.gems) filter (where actions.action_type = 'EARN_GEMS'), 0) as gems_earned,
    coalesce(sum(actions.gems) filter (where actions.action_type = 'CLAIM_REWARD'), 0) as gems_claimed,
    coalesce(sum(actions.xp), 0) as xp,
    max(actions.action_timestamp) as last_at
  from action_values(said_days.zone) as actions
  group by actions.user_id collate "C", actions.day
$$;

-- One row per user with an action of one half of them (0 or 1), as in user_metrics, with the sums over today - 30 … today, and
-- the digests of the user's days in one.
create function said_metrics_of_half(zone text, today date, half integer)
returns table (
  user_id text, first_action_day date, last_action_day date, last_action_at timestamptz, actions bigint,
  active_days integer, tokens_earned numeric, tokens_spent numeric, gems_earned numeric, gems_claimed numeric,
  battlepass_xp numeric, streak_days integer, window_actions integer, window_active_days integer,
  window_tokens_spent numeric, window_tokens_earned_partner numeric, window_cash_amount numeric,
  window_visits integer, window_partner_earnings integer, window_oldest_day date, days_digest bigint)
language sql stable parallel safe
begin atomic
  select
    sums.user_id, sums.first_action_day, sums.last_action_day, sums.last_action_at, sums.actions, sums.active_days,
    sums.tokens_earned, sums.tokens_spent, sums.gems_earned, sums.gems_claimed, sums.battlepass_xp,
    streak_days(sums.action_days),
    sums.window_actions, sums.window_active_days, sums.window_tokens_spent, sums.window_tokens_earned_partner,
    sums.window_cash_amount, sums.window_visits, sums.window_partner_earnings, sums.window_oldest_day,
    sums.days_digest
  from (
    select
      days.user_id collate "C" as user_id,
      min(day) as first_action_day,
      max(day) as last_action_day,
      max(last_at) as last_action_at,
      sum(actions) as actions,
      count(*)::integer as active_days,
      sum(tokens_earned_partner + tokens_earned_app) as tokens_earned,
      sum(tokens_spent) as tokens_spent,
      sum(gems_earned) as gems_earned,
      sum(gems_claimed) as gems_claimed,
      sum(xp) as battlepass_xp,
      array_agg(day order by day) as action_days,
      (coalesce(sum(actions) filter (where in_window), 0))::integer as window_actions,
      (count(*) filter (where in_window))::integer as window_active_days,
      coalesce(sum(tokens_spent) filter (where in_window), 0) as window_tokens_spent,
      coalesce(sum(tokens_earned_partner) filter (where in_window), 0) as window_tokens_earned_partner,
      coalesce(sum(cash_amount) filter (where in_window), 0) as window_cash_amount,
      (coalesce(sum(partner_visits) filter (where in_window), 0))::integer as window_visits,
      (coalesce(sum(partner_earnings) filter (where in_window), 0))::integer as window_partner_earnings,
      min(day) filter (where in_window) as window_oldest_day,
      bit_xor(day_digest(
        day, days.actions, days.tokens_spent, days.tokens_earned_partner, days.tokens_earned_app, days.cash_amount,
        days.partner_visits, days.partner_earnings, days.first_hour, days.first_cash_hour)) as days_digest
    from (
      select
        said.*,
        said.day between said_metrics_of_half.today - 30 and said_metrics_of_half.today as in_window
      from said_days(said_metrics_of_half.zone) as said
      where (hashtext(said.user_id) < 0) = (said_metrics_of_half.half = 0)
    ) as days
    group by days.user_id collate "C"
  ) as sums;
end;
