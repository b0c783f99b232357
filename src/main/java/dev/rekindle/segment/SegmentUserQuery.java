package dev.rekindle.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users of a group, or all, by user id. */
@Repository
class SegmentUserQuery {

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    SegmentUserQuery(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** One row per user, also those without an action. */
    List<SegmentUser> users(Window window, @Nullable Integer rank, long offset, int limit) {
        return jdbc.sql("""
                        with measured as (
                          select * from user_measures_now(:onDay) where :kept
                          union all
                          select * from user_measures_over(
                            :onDay, :fromDay, :beforeDay, null, :frequencyKey, :monetaryKey, :fromTime, :beforeTime)
                          where not :kept
                        ), ranked as (
                          select
                            users.user_id, measured.recency_days, measured.balance,
                            segment_frequency(cast(:rules as jsonb), cast(measured as user_measures)) as frequency,
                            segment_monetary(cast(:rules as jsonb), cast(measured as user_measures)) as monetary,
                            segment_visits(cast(:rules as jsonb), cast(measured as user_measures)) as visits,
                            segment_rank(cast(:rules as jsonb), cast(measured as user_measures)) as rank
                          from users
                          left join measured on measured.user_id = users.user_id
                        )
                        select user_id, segment_name(cast(:rules as jsonb), rank) as "group", recency_days,
                          coalesce(frequency, 0) as frequency, coalesce(monetary, 0) as monetary,
                          coalesce(balance, 0) as balance, coalesce(visits, 0) as visits
                        from ranked
                        where cast(:rank as integer) is null or rank = :rank
                        order by user_id
                        offset :offset limit :limit
                        """)
                .params(window.parameters())
                .param("rules", policies.document(window.rules()))
                .param("rank", rank)
                .param("offset", offset)
                .param("limit", limit)
                .query(SegmentUser.class)
                .list();
    }
}
