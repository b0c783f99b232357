-- A slice of the users: those of a region and tier who stand in a group. What is counted by slices adds up for every filter,
-- so that its cost grows with slices and days and not with users.

-- One row per hour and slice: what kpi_hours keeps of all users, counted again and again, of the users as they stood in the
-- slices at that time. An absent region or group is that of users who have none.
create table kpi_slice_hours (
  day                   date not null,
  hour                  smallint not null,
  region_id             integer,
  tier                  text not null,
  rfm_group             text,
  actions               bigint not null,
  tokens_spent          numeric not null,
  tokens_earned_partner numeric not null,
  tokens_earned_app     numeric not null,
  active_users          bigint not null,
  new_users             bigint not null,
  returning_users       bigint not null,
  resurrected_users     bigint not null,
  week_change           bigint not null,
  month_change          bigint not null,
  churned_change        bigint not null,
  payers_change         bigint not null,
  constraint kpi_slice_hours_once unique nulls not distinct (day, hour, region_id, tier, rfm_group)
);

-- The partner loop by slices as well. Both tables are counted anew with the hours above, so nothing is lost.
delete from partner_loop_steps;
alter table partner_loop_steps
  add column region_id integer,
  add column tier text not null,
  add column rfm_group text,
  drop constraint partner_loop_steps_pk,
  add constraint partner_loop_steps_once unique nulls not distinct (day, step, minutes, region_id, tier, rfm_group);
delete from partner_token_days;
alter table partner_token_days
  add column region_id integer,
  add column tier text not null,
  add column rfm_group text,
  drop constraint partner_token_days_pk,
  add constraint partner_token_days_once unique nulls not distinct (day, region_id, tier, rfm_group);

alter table partner_loop_counts rename to kpi_slice_counts;
alter table kpi_slice_counts rename constraint partner_loop_counts_pk to kpi_slice_counts_pk;
alter table kpi_slice_counts rename constraint partner_loop_counts_has_one_row to kpi_slice_counts_has_one_row;
comment on table kpi_slice_counts is 'When slices were last counted, from how many actions, and how long it took.';
delete from kpi_slice_counts;

-- Groups of past days by region and tier of the users, as these were when the day was counted.
delete from kpi_groups;
alter table kpi_groups
  add column region_id integer,
  add column tier text not null,
  drop constraint kpi_groups_pk,
  add constraint kpi_groups_once unique nulls not distinct (day, rfm_group, region_id, tier);
