-- Whether an action does what an offer aims at. Playing is a game or tokens spent; whatever the aim, an action of any kind
-- fulfils ACT.
create or replace function fulfils_aim(aim text, action_type text, partner_visit boolean, partner_earning boolean)
returns boolean language sql immutable parallel safe
return case aim
  when 'ACT' then true
  when 'PLAY' then action_type in ('PLAY_GAME', 'FAIL_GAME', 'SPEND_CYBER_TOKENS')
  when 'PARTNER_VISIT' then partner_visit or partner_earning
  when 'PARTNER_QUIZ' then action_type = 'COMPLETE_CORPORATE_QUIZ'
  when 'QUIZ' then action_type = 'ANSWER_QUIZ'
  when 'PURCHASE' then action_type in ('PURCHASE', 'BUY_ITEM')
  when 'CLAIM' then action_type = 'CLAIM_REWARD'
  when 'JOIN' then action_type = 'JOIN_EVENT'
  when 'UNLOCK' then action_type = 'UNLOCK_CONTENT'
  else false
end;
