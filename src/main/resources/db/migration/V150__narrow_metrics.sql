-- What every action writes is narrow, and nothing of it is indexed but the key: then an update stays in its page. The hours
-- of the day are counted from action_identities when somebody asks; room in the pages is left for the updates of a batch.
drop index user_metrics_by_roll;
alter table user_metrics drop column hours, drop column rolls_on;
drop function plus_hours(integer[], integer[]);
alter table user_metrics add column rolls_on date generated always as (
  least(window_oldest_day + 31, case when last_action_day > window_until then last_action_day end)) virtual;
comment on column user_metrics.rolls_on is 'First day on which time alone changes the sums; absent: never.';

alter table user_metrics set (fillfactor = 50);
alter table user_days set (fillfactor = 70);
alter table user_segments set (fillfactor = 70);

-- One row per user and day that is or was rolls_on of the user: where the night finds whose sums a day changes. Whoever writes
-- it has the user's row of user_metrics locked. A row that rolls_on has left since is harmless: the night looks and finds nothing.
create table user_rolls (
  rolls_on date not null,
  user_id  text collate "C" not null,
  constraint user_rolls_pk primary key (rolls_on, user_id)
);
insert into user_rolls (rolls_on, user_id)
select rolls_on, user_id
from user_metrics
where rolls_on is not null
order by rolls_on, user_id;
