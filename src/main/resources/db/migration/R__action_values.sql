-- What an action contributes: its day and hour in a zone, and what its metadata says of tokens, cash, gems and xp. A
-- function rather than a view only because the zone is part of the meaning; it reads one table only and PostgreSQL
-- inlines it like a view.
--
-- One row per action. Absent amounts are absent. The partner is the source corporate_site. A partner visit is an action of
-- the type VISIT_CORPORATE_SITE, or one at the partner that is a VISIT_SITE or tells how long somebody stayed
-- (dwell_seconds); a partner earning is EARN_CYBER_TOKENS at the partner. The intake reads the same from the JSON on its way.
drop function if exists action_values(text);
create function action_values(zone text)
returns table (
  user_id text, day date, hour integer, action_type text, action_timestamp timestamptz,
  tokens_spent numeric, tokens_earned numeric, cash_amount numeric, gems numeric, xp numeric,
  at_partner boolean, partner_visit boolean, partner_earning boolean)
language sql stable parallel safe
begin atomic
  select
    actions.user_id,
    actions.local_time::date as day,
    date_part('hour', actions.local_time)::integer as hour,
    actions.action_type,
    actions.action_timestamp,
    (actions.metadata -> 'spent_tokens')::numeric as tokens_spent,
    (actions.metadata -> 'earned_tokens')::numeric as tokens_earned,
    (actions.metadata -> 'cash_amount')::numeric as cash_amount,
    (actions.metadata -> 'gems')::numeric as gems,
    (actions.metadata -> 'xp')::numeric as xp,
    actions.at_partner,
    actions.action_type = 'VISIT_CORPORATE_SITE'
      or (actions.at_partner and (actions.action_type = 'VISIT_SITE' or actions.metadata ? 'dwell_seconds'))
      as partner_visit,
    actions.at_partner and actions.action_type = 'EARN_CYBER_TOKENS' as partner_earning
  from (
    select
      user_actions.*,
      action_timestamp at time zone zone as local_time,
      coalesce(metadata -> 'source' = '"corporate_site"', false) as at_partner
    from user_actions
  ) as actions;
end;
