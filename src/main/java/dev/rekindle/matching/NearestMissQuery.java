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
     * known of places.
     */
    static final String SQL = MatchTargets.WITH_TARGETS + """
            select distinct on (targets.user_id)
              targets.user_id,
              case when posts.region_id = targets.region_id then 'PAY' else 'REGION' end as kind,
              posts.job_id,
              case when posts.category_id = targets.category_id then 'same_category' else 'similar_category' end
                as match_basis,
              posts.region_id,
              posts.hourly_rate,
              round(posts.hourly_rate / nullif(targets.hourly_rate, 0)::numeric, 4) as pay_ratio
            from targets
            join fitting_categories as fits on fits.category_id = targets.category_id
            join job_posts as posts
              on posts.category_id = fits.job_category_id
              and (:postedUntil::date is null or posts.posted_at <= :postedUntil)
              and (posts.region_id = targets.region_id
                or posts.hourly_rate >= targets.hourly_rate * :payRatio::numeric)
            where targets.hourly_rate > 0
            order by
              targets.user_id,
              posts.region_id <> targets.region_id,
              case when posts.region_id = targets.region_id then -posts.hourly_rate end,
              abs(posts.region_id - targets.region_id),
              posts.hourly_rate desc,
              posts.job_id
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
