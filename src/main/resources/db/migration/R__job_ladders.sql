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
  select fits.region_id, fits.category_id, array_agg(fits.hourly_rate order by fits.hourly_rate)
  from (
    select posts.region_id, posts.category_id, posts.hourly_rate
    from job_posts as posts
    where posted_until is null or posts.posted_at <= posted_until
    union all
    select posts.region_id, category_map.original_cat, posts.hourly_rate
    from job_posts as posts
    join category_map
      on category_map.similar_cat = posts.category_id and category_map.original_cat <> posts.category_id
    where posted_until is null or posts.posted_at <= posted_until
  ) as fits
  group by fits.region_id, fits.category_id;
end;
