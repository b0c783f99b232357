package dev.rekindle.matching;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came nearest for users whom no job post fits. */
@Repository
class NearestMissQuery {

    /**
     * At most one row per user: the best-paid post of a fitting category in his region, which pays too little; else the
     * post of a fitting category that pays enough in the region with the nearest number. Region numbers are all that is
     * known of places. Other regions are looked through only for whom there is nothing in his own.
     */
    static final String SQL = MatchTargets.WITH_TARGETS + """
            select
              targets.user_id,
              case when here.post is null then 'REGION' else 'PAY' end as kind,
              nearest.job_id,
              case when nearest.category_id = targets.category_id then 'same_category' else 'similar_category' end
                as match_basis,
              nearest.region_id,
              nearest.hourly_rate,
              round(nearest.hourly_rate / targets.hourly_rate::numeric, 4) as pay_ratio
            from targets
            left join lateral (
              select posts as post
              from fitting_categories as fits
              join job_posts as posts on posts.category_id = fits.job_category_id
              where fits.category_id = targets.category_id and posts.region_id = targets.region_id
                and (:postedUntil::date is null or posts.posted_at <= :postedUntil)
              order by posts.hourly_rate desc, posts.job_id
              limit 1
            ) as here on true
            left join lateral (
              select posts as post
              from fitting_categories as fits
              join job_posts as posts on posts.category_id = fits.job_category_id
              where here.post is null and fits.category_id = targets.category_id
                and posts.hourly_rate >= targets.hourly_rate * :payRatio::numeric
                and (:postedUntil::date is null or posts.posted_at <= :postedUntil)
              order by abs(posts.region_id - targets.region_id), posts.hourly_rate desc, posts.job_id
              limit 1
            ) as elsewhere on true
            cross join lateral (select (coalesce(here.post, elsewhere.post)).*) as nearest
            where targets.hourly_rate > 0 and nearest.job_id is not null
            """;

    private final JdbcClient jdbc;

    NearestMissQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<NearestMiss> nearestMisses(List<MatchTarget> targets, LocalDate asOf, MatchPolicy policy) {
        return jdbc.sql(SQL)
                .params(MatchTargets.parameters(targets, asOf, policy))
                .query(NearestMiss.class)
                .list();
    }
}
