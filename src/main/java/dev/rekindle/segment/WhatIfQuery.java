package dev.rekindle.segment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Into which groups edited rules would put the users, and into which the active ones put them. */
@Repository
class WhatIfQuery {

    /**
     * Users alike in all this.
     *
     * @param borders ten bits for each group of the edited rules, the lowest first, in the order of {@link Bound}
     */
    record Alike(int editedRank, int activeRank, long borders, long users) {}

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    WhatIfQuery(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /**
     * One row per combination that occurs among the users with an action. Where both rules count the same things each user
     * is read once; otherwise the active group is the one on record.
     */
    List<Alike> alike(Window edited, SegmentRules active) {
        return jdbc.sql("""
                        with measured as (
                          select * from user_measures_now(:onDay) where :kept
                          union all
                          select * from user_measures_over(
                            :onDay, :fromDay, :beforeDay, null, :frequencyKey, :monetaryKey, :fromTime, :beforeTime)
                          where not :kept
                        ), ranked as (
                          select
                            segment_rank(cast(:edited as jsonb), cast(measured as user_measures)) as edited_rank,
                            case when :countsLike
                              then segment_rank(cast(:active as jsonb), cast(measured as user_measures))
                              else segment_rank_named(cast(:active as jsonb), segments.rfm_group)
                            end as active_rank,
                            segment_borders(
                              cast(:edited as jsonb), cast(:loosened as jsonb), cast(measured as user_measures))
                              as borders
                          from measured
                          left join user_segments as segments
                            on not :countsLike and segments.user_id = measured.user_id
                          offset '0'
                        )
                        select edited_rank, active_rank, borders, count(*) as users
                        from ranked
                        group by edited_rank, active_rank, borders
                        """)
                .params(edited.parameters())
                .param("edited", policies.document(edited.rules()))
                .param("loosened", policies.document(edited.rules().loosened()))
                .param("active", policies.document(active))
                .param("countsLike", edited.rules().countsLike(active))
                .query(Alike.class)
                .list();
    }
}
