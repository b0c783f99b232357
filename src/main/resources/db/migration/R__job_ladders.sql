-- What "a job post fits" means, but for pay: the post lies in the user's region, and its category is the one of the
-- user's last settlement or is mapped to by it.
--
-- One row per region and category of a last settlement: the hourly rates of all posts that fit, ascending. The number
-- of posts that pay at least r is then cardinality(hourly_rates) - width_bucket(r - 1, hourly_rates), without writing
-- a single pair. posted_until absent: posts of any date.
--
-- Posts are gathered by their own region and category first; what a category is mapped to then joins a few rates at once
-- instead of one post after the other.
drop function if exists job_ladders(date);
create or replace aggregate joined_rates(integer[]) (sfunc = array_cat, stype = integer[], parallel = safe);
create function job_ladders(posted_until date)
returns table (region_id integer, category_id text, hourly_rates integer[])
language sql stable parallel safe
begin atomic
  select fits.region_id, fits.category_id, array_sort(joined_rates(fits.hourly_rates)) as hourly_rates
  from (
    select
      places.region_id, places.hourly_rates,
      unnest(places.category_id || coalesce(mapped.original_cats, '{}')) as category_id
    from (
      select posts.region_id, posts.category_id, array_agg(posts.hourly_rate) as hourly_rates
      from job_posts as posts
      where posted_until is null or posts.posted_at <= posted_until
      group by posts.region_id, posts.category_id
    ) as places
    left join (
      select similar_cat, array_agg(original_cat) as original_cats
      from category_map
      where original_cat <> similar_cat
      group by similar_cat
    ) as mapped on mapped.similar_cat = places.category_id
  ) as fits
  group by fits.region_id, fits.category_id;
end;
