-- Until when a job post takes applications, and how many it still takes. Both may be unknown: then it is open.
alter table job_posts
  add column closes_on date,
  add column open_places integer,
  add constraint job_posts_open_places_not_negative check (open_places >= 0);
comment on column job_posts.closes_on is 'Last day; absent: open.';
comment on column job_posts.open_places is '0: full; absent: unknown, which counts as open.';
