-- What counts as playing, and as losing, where signs of harm are looked for.
--
-- One row per play of these users since a time: a game, tokens spent in the app, or anything with a stake. Lost is a game
-- that failed or whose result says so. The stake is absent where the action names none. The fence has each action looked
-- up: the planner would rather read all actions since then for a thousand users.
drop function if exists harm_plays(text[], timestamptz);
create function harm_plays(user_ids text[], since timestamptz)
returns table (
  user_id text, event_id text, played_at timestamptz, lost boolean, stake numeric, stake_currency text)
language sql stable parallel safe
begin atomic
  select
    actions.user_id,
    actions.event_id,
    actions.action_timestamp as played_at,
    actions.action_type = 'FAIL_GAME'
      or coalesce(lower(actions.metadata ->> 'result') in ('lose', 'lost', 'loss', 'fail', 'failed'), false) as lost,
    case when jsonb_typeof(actions.metadata -> 'stake') = 'number' then (actions.metadata -> 'stake')::numeric end
      as stake,
    coalesce(actions.metadata ->> 'stake_currency', '') as stake_currency
  from action_identities as identities
  cross join lateral (
    select *
    from user_actions
    where user_actions.user_id = identities.user_id and user_actions.event_id = identities.event_id
      and user_actions.action_timestamp = identities.action_timestamp
    offset '0'
  ) as actions
  where identities.user_id = any (user_ids)
    and identities.action_timestamp >= since
    and (actions.action_type in ('PLAY_GAME', 'FAIL_GAME', 'SPEND_CYBER_TOKENS') or actions.metadata ? 'stake');
end;
