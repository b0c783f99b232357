package dev.rekindle.segment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many users each group holds, and what they pay. */
@Repository
class SegmentCountQuery {

    /**
     * A group's users.
     *
     * @param payments what all of them together pay in 30 days, by the first two factors of the lifetime value
     */
    record Counted(int rank, long users, double payments) {}

    /**
     * One row per group in which is a user with an action. Summed first over all who were observed for as many days, so
     * that the division is done some thirty times and not for every user.
     */
    static final String COUNTS = Window.WITH_MEASURED + """
            , ranked as (
              select
                segment_rank(cast(:rules as jsonb), cast(measured as user_measures)) as rank,
                segment_monetary(cast(:rules as jsonb), cast(measured as user_measures)) as monetary,
                observed_days
              from measured
              offset '0'
            ), observed_alike as (
              select rank, observed_days, count(*) as users, sum(monetary) as monetary
              from ranked
              group by rank, observed_days
            )
            select rank, sum(users) as users,
              sum(monetary * 30 / greatest(7, observed_days))::double precision as payments
            from observed_alike
            group by rank
            """;

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    SegmentCountQuery(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** All users there are, also those without an action: they are in the last group. */
    long users() {
        return jdbc.sql("select count(*) as users from users").query(Long.class).single();
    }

    List<Counted> counts(Window window) {
        return jdbc.sql(COUNTS)
                .params(window.parameters())
                .param("rules", policies.document(window.rules()))
                .query(Counted.class)
                .list();
    }
}
