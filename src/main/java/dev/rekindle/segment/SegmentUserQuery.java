package dev.rekindle.segment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users of a group, or all, by user id: one row per user, also for those without an action. */
@Repository
class SegmentUserQuery {

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    SegmentUserQuery(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /**
     * A page of them. What is not kept is counted for the users of the page only, unless the group must be known first.
     */
    List<SegmentUser> users(Window window, @Nullable Integer rank, long offset, int limit) {
        if (window.kept()) {
            return now(window, null, rank, offset, limit);
        }
        return rank == null
                ? over(window, ids(offset, limit), null, 0, limit)
                : over(window, null, rank, offset, limit);
    }

    /** One of them, counted for this user only. */
    Optional<SegmentUser> user(Window window, String userId) {
        return users(window, List.of(userId)).stream().findFirst();
    }

    /** These users. */
    List<SegmentUser> users(Window window, Collection<String> userIds) {
        var ids = userIds.toArray(String[]::new);
        return window.kept() ? now(window, ids, null, 0, ids.length) : over(window, ids, null, 0, ids.length);
    }

    private List<SegmentUser> now(
            Window window, String @Nullable [] ids, @Nullable Integer rank, long offset, int limit) {
        return users("user_measures_now(:onDay)", window, ids, rank, offset, limit);
    }

    private List<SegmentUser> over(
            Window window, String @Nullable [] ids, @Nullable Integer rank, long offset, int limit) {
        return users("""
                user_measures_over(:onDay, :fromDay, :beforeDay, cast(:ids as text[]), :frequencyKey, :monetaryKey,
                              :fromTime, :beforeTime)""", window, ids, rank, offset, limit);
    }

    private List<SegmentUser> users(
            String measures, Window window, String @Nullable [] ids, @Nullable Integer rank, long offset, int limit) {
        return jdbc.sql("""
                        with ranked as (
                          select
                            users.user_id, measures.recency_days, measures.balance,
                            segment_frequency(cast(:rules as jsonb), measures) as frequency,
                            segment_monetary(cast(:rules as jsonb), measures) as monetary,
                            segment_visits(cast(:rules as jsonb), measures) as visits,
                            segment_rank(cast(:rules as jsonb), measures) as rank
                          from users
                          left join %s as measures on measures.user_id = users.user_id
                          where cast(:ids as text[]) is null or users.user_id = any (cast(:ids as text[]))
                        )
                        select user_id, segment_name(cast(:rules as jsonb), rank) as "group", recency_days,
                          coalesce(frequency, 0) as frequency, coalesce(monetary, 0) as monetary,
                          coalesce(balance, 0) as balance, coalesce(visits, 0) as visits
                        from ranked
                        where cast(:rank as integer) is null or rank = :rank
                        order by user_id
                        offset :offset limit :limit
                        """.formatted(measures))
                .params(window.parameters())
                .param("ids", ids)
                .param("rules", policies.document(window.rules()))
                .param("rank", rank)
                .param("offset", offset)
                .param("limit", limit)
                .query(SegmentUser.class)
                .list();
    }

    private String[] ids(long offset, int limit) {
        return jdbc.sql("select user_id from users order by user_id offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }
}
