-- One row per job post.
create table job_posts (
  job_id      text collate "C" not null,
  category_id text collate "C" not null,
  region_id   integer not null,
  hourly_rate integer not null,
  posted_at   date not null,
  constraint job_posts_pk primary key (job_id),
  constraint job_posts_rate_not_negative check (hourly_rate >= 0)
);
create index job_posts_by_place on job_posts (region_id, category_id, hourly_rate);

-- One row per pair: a user who last worked in original_cat may be offered similar_cat. One way only.
create table category_map (
  original_cat text collate "C" not null,
  similar_cat  text collate "C" not null,
  constraint category_map_pk primary key (original_cat, similar_cat)
);
