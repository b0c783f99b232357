package dev.rekindle.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code segment_changes}: the ledger of who changed group, when, by which values and why. */
@Repository
class SegmentChangeStore {

    private final JdbcClient jdbc;

    SegmentChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records those of {@code moved_users} who come into another group. */
    void record(SegmentPolicy policy, Instant at) {
        jdbc.sql("""
                        insert into segment_changes (
                          user_id, changed_at, from_group, to_group, policy, policy_version, recency_days, frequency,
                          monetary, visits, balance, cause, trigger_event_id)
                        select user_id, :at, from_group, to_group, :policy, :version, recency_days, frequency,
                          monetary, visits, balance, cause, trigger_event_id
                        from moved_users
                        where from_group <> to_group
                        order by user_id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("policy", policy.name())
                .param("version", policy.version())
                .update();
    }
}
