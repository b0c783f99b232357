-- The histories lie in a partition of their own, the only one. An import that brings everybody makes the next one beside it,
-- with several workers, and puts it in place whole: rows written into a table that was there come from one worker, and
-- would be written twice.
alter table user_histories rename to user_histories_rows;
alter table user_histories_rows rename constraint user_histories_pk to user_histories_rows_pk;

create table user_histories (like user_histories_rows including defaults including constraints)
partition by range (user_id);
alter table user_histories add constraint user_histories_pk primary key (user_id);
alter table user_histories attach partition user_histories_rows for values from (minvalue) to (maxvalue);

-- They read the partition, not the table; made anew after this.
drop function if exists users_as_of;
drop function if exists cohort_users;
