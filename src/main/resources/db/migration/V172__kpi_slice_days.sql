-- One row per day and slice: the sums of kpi_slice_hours, of which there are up to 24 times as many. Counts over several days
-- are sums of all days before, which are read from here.
create table kpi_slice_days (
  day                   date not null,
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
  constraint kpi_slice_days_once unique nulls not distinct (day, region_id, tier, rfm_group)
);
delete from kpi_slice_counts;
