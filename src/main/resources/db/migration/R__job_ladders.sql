-- What "a job post fits" means, but for pay: the post lies in the user's region, and its category is the one of the
-- user's last settlement or is mapped to by it.
--
-- One row per region and category of a last settlement: the hourly rates of all posts that fit, ascending. The number
-- of posts that pay at least r is then cardinality(hourly_rates) - width_bucket(r - 1, hourly_rates), without writing
-- a single pair. posted_until absent: posts of any date.
drop function if exists job_ladders(date);
create function job_ladders(posted_until date)
returns table (region_id integer, category_id text, hourly_rates integer[])
language sql stable parallel safe
begin atomic
  select posts.region_id, fits.category_id, array_agg(posts.hourly_rate order by posts.hourly_rate)
  from job_posts as posts
  join (
    select original_cat as category_id, similar_cat as job_category_id from category_map
    union
    select category_id, category_id from job_posts
  ) as fits on fits.job_category_id = posts.category_id
  where posted_until is null or posts.posted_at <= posted_until
  group by posts.region_id, fits.category_id;
end;
