-- When in the day a user acts: how many actions in each hour of the day in a zone, the first of 24 from midnight to one.
-- Counted from what tells actions apart, which is found by the user; nothing is kept of it for every action. Of who acted
-- more often than 300 times 300 actions tell: the newest where ids ascend with time, else any. They place the best hour well
-- enough, and nobody waits for the habits of a robot.
create or replace function user_hours(acting_user text, zone text)
returns bigint[] language sql stable parallel safe
begin atomic
  select array_agg(coalesce(counted.actions, 0) order by hours.hour)
  from generate_series(0, 23) as hours (hour)
  left join (
    select extract(hour from action_timestamp at time zone zone) as hour, count(*) as actions
    from (
      select action_timestamp
      from action_identities
      where user_id = acting_user
      order by event_id desc
      limit 300
    ) as observed
    group by extract(hour from action_timestamp at time zone zone)
  ) as counted on counted.hour = hours.hour;
end;
