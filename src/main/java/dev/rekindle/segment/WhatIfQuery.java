package dev.rekindle.segment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the users stand to the groups of edited rules, and in which group the active rules have them. */
@Repository
class WhatIfQuery {

    private static final int BITS_OF_A_GROUP = 11;
    private static final int FITS = 10;

    /**
     * Users alike in all this.
     *
     * @param standing as {@code segment_standing} has it: eleven bits for each group of the edited rules
     */
    record Alike(int activeRank, long standing, long users) {

        /** The highest group of the edited rules that fits; 0 for the last one. */
        int editedRank() {
            var rank = 0;
            for (var bits = standing; bits > 0; bits >>= BITS_OF_A_GROUP) {
                rank++;
            }
            while (rank > 0 && !has(rank, FITS)) {
                rank--;
            }
            return rank;
        }

        /** Whether they stand at this border of the group of this rank. */
        boolean isAt(int rank, Bound bound) {
            return has(rank, bound.bit());
        }

        private boolean has(int rank, int bit) {
            return (standing >> (BITS_OF_A_GROUP * (rank - 1) + bit) & 1) == 1;
        }
    }

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    WhatIfQuery(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /**
     * One row per combination that occurs among the users with an action, where all that both rules count is kept: each
     * user is read once. Both numbers are grouped by as one, which is quicker.
     */
    List<Alike> now(Window edited, SegmentRules active) {
        return jdbc.sql("""
                        with standings as (
                          select
                            segment_standing(cast(:edited as jsonb), cast(:loosened as jsonb), measures) * 8
                              + segment_rank(cast(:active as jsonb), measures) as standing
                          from user_measures_now(:onDay) as measures
                          offset '0'
                        )
                        select standing & 7 as active_rank, standing >> 3 as standing, count(*) as users
                        from standings
                        group by standings.standing
                        """)
                .params(edited.parameters())
                .param("edited", policies.document(edited.rules()))
                .param("loosened", policies.document(edited.rules().loosened()))
                .param("active", policies.document(active))
                .query(Alike.class)
                .list();
    }

    /** The same where it is not: days or actions are counted, and the active group is the one on record. */
    List<Alike> over(Window edited, SegmentRules active) {
        return jdbc.sql("""
                        with standings as (
                          select
                            segment_standing(cast(:edited as jsonb), cast(:loosened as jsonb), measures) * 8
                              + segment_rank_named(cast(:active as jsonb), segments.rfm_group) as standing
                          from user_measures_over(
                            :onDay, :fromDay, :beforeDay, null, :frequencyKey, :monetaryKey, :fromTime, :beforeTime)
                            as measures
                          left join user_segments as segments on segments.user_id = measures.user_id
                          offset '0'
                        )
                        select standing & 7 as active_rank, standing >> 3 as standing, count(*) as users
                        from standings
                        group by standings.standing
                        """)
                .params(edited.parameters())
                .param("edited", policies.document(edited.rules()))
                .param("loosened", policies.document(edited.rules().loosened()))
                .param("active", policies.document(active))
                .query(Alike.class)
                .list();
    }
}
