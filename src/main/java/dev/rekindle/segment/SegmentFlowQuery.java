package dev.rekindle.segment;

import dev.rekindle.segment.WhatIf.Flow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the ledger says of the way groups went. */
@Repository
class SegmentFlowQuery {

    /** How many users more a group has after a day than before it. */
    record Gain(LocalDate day, String group, long users) {}

    /** Users in a group now. */
    record Held(String group, long users) {}

    private final JdbcClient jdbc;

    SegmentFlowQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row per group that holds a user on record; who never acted and has no row is not counted. */
    List<Held> held() {
        return jdbc.sql("""
                        select rfm_group as "group", count(*) as users
                        from user_segments
                        group by rfm_group
                        """).query(Held.class).list();
    }

    /** One row per day since then and group with a change: who came less who left. */
    List<Gain> gainsSince(Instant start, ZoneId zone) {
        return jdbc.sql("""
                        with moves as (
                          select cast(changed_at at time zone :zone as date) as day, from_group, to_group,
                            count(*) as users
                          from segment_changes
                          where changed_at >= :start
                          group by 1, 2, 3
                        ), gains as (
                          select day, to_group as rfm_group, users from moves
                          union all
                          select day, from_group, -users from moves
                        )
                        select day, rfm_group as "group", sum(users)::bigint as users
                        from gains
                        group by day, rfm_group
                        order by day, rfm_group
                        """)
                .param("zone", zone.getId())
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query(Gain.class)
                .list();
    }

    /**
     * One row per pair of groups: users whose first change in this time began in the one and whose last ended in the
     * other.
     */
    List<Flow> flows(Instant start, Instant end) {
        return jdbc.sql("""
                        with ways as (
                          select
                            (array_agg(from_group order by change_id))[1] as from_group,
                            (array_agg(to_group order by change_id desc))[1] as to_group
                          from segment_changes
                          where changed_at >= :start and changed_at < :end
                          group by user_id
                        )
                        select from_group as "from", to_group as "to", count(*) as users
                        from ways
                        group by from_group, to_group
                        """)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .query(Flow.class)
                .list();
    }
}
