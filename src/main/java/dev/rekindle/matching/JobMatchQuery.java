package dev.rekindle.matching;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which job posts fit some users, pair by pair. */
@Repository
class JobMatchQuery {

    /** One row per user and post that fits, best first. */
    static final String SQL = MatchTargets.WITH_TARGETS + """
            select
              targets.user_id,
              posts.job_id,
              case when posts.category_id = targets.category_id then 'same_category' else 'similar_category' end
                as match_basis,
              posts.hourly_rate - targets.hourly_rate as wage_uplift,
              posts.category_id,
              posts.hourly_rate
            from targets
            join fitting_categories as fits on fits.category_id = targets.category_id
            join job_posts as posts
              on posts.region_id = targets.region_id
              and posts.category_id = fits.job_category_id
              and posts.hourly_rate >= targets.hourly_rate * :payRatio::numeric
              and (:postedUntil::date is null or posts.posted_at <= :postedUntil)
              and (:openOn::date is null
                or (coalesce(posts.closes_on, 'infinity') >= :openOn and posts.open_places is distinct from 0))
            order by targets.user_id collate "C", wage_uplift desc, posts.job_id
            """;

    private final JdbcClient jdbc;

    JobMatchQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<JobMatch> matches(List<MatchTarget> targets, LocalDate asOf, MatchPolicy policy) {
        return matches(targets, asOf, policy, null);
    }

    /** The same; on a day also without those posts that then have closed or are full. */
    List<JobMatch> matches(List<MatchTarget> targets, LocalDate asOf, MatchPolicy policy, @Nullable LocalDate openOn) {
        return jdbc.sql(SQL)
                .params(MatchTargets.parameters(targets, asOf, policy))
                .param("openOn", openOn)
                .query(JobMatch.class)
                .list();
    }
}
