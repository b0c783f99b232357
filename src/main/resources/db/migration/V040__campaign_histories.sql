-- One row per user with at least one campaign log, kept as logs arrive. sent_on, arms and applied_arms are parallel, one
-- element per day, ascending; arms and applied_arms are sets as bits (1 Control, 2 A, 4 B): repeated lines count once, a
-- user logged in two arms stands in both, applied is the maximum over the lines of an arm. applied_on holds the days with
-- an application. So width_bucket(as_of, sent_on) finds a user's line in a campaign inside one row, as it does in
-- settlement_histories.
create table campaign_histories (
  user_id      text collate "C" not null,
  sent_on      date[] not null,
  arms         smallint[] not null,
  applied_arms smallint[] not null,
  applied_on   date[] not null,
  constraint campaign_histories_pk primary key (user_id),
  constraint campaign_histories_are_parallel check (
    cardinality(sent_on) > 0
    and cardinality(sent_on) = cardinality(arms)
    and cardinality(sent_on) = cardinality(applied_arms))
) with (fillfactor = 90);

insert into campaign_histories (user_id, sent_on, arms, applied_arms, applied_on)
select
  user_id,
  array_agg(sent_at order by sent_at),
  array_agg(arms order by sent_at),
  array_agg(applied_arms order by sent_at),
  coalesce(array_agg(sent_at order by sent_at) filter (where applied_arms <> 0), '{}')
from (
  select
    user_id, sent_at,
    bit_or(arm_bit)::smallint as arms,
    bit_or(arm_bit * is_applied)::smallint as applied_arms
  from campaign_logs
  cross join lateral (
    select case ab_group when 'Control' then 1 when 'A' then 2 else 4 end as arm_bit
  ) as coded
  group by user_id, sent_at
) as days
group by user_id
order by user_id;

-- What a reactivation campaign counts its users by: as one value, so that grouping a million users by it hashes one column.
create type reactivation_kind as (
  tier           text,
  fit            integer,
  pairs          integer,
  arms           integer,
  applied_arms   integer,
  blocked        boolean,
  left_out       text,
  cohort         text,
  returned_weeks integer
);
