package dev.rekindle.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code user_segments}: in which group each user is, and by which values. */
@Repository
class UserSegmentStore {

    private final JdbcClient jdbc;

    UserSegmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes what was decided of {@code moved_users}. */
    void write(SegmentPolicy policy, Instant at) {
        jdbc.sql("""
                        insert into user_segments (
                          user_id, rfm_group, streak_count, last_updated, policy, policy_version, last_action_day,
                          frequency, monetary, visits, balance, next_change_day)
                        select user_id, to_group, streak_days, :at, :policy, :version, last_action_day,
                          frequency, monetary, visits, balance, next_change_day
                        from moved_users
                        order by user_id
                        on conflict (user_id) do update
                        set rfm_group = excluded.rfm_group, streak_count = excluded.streak_count,
                          last_updated = excluded.last_updated, policy = excluded.policy,
                          policy_version = excluded.policy_version, last_action_day = excluded.last_action_day,
                          frequency = excluded.frequency, monetary = excluded.monetary, visits = excluded.visits,
                          balance = excluded.balance, next_change_day = excluded.next_change_day
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("policy", policy.name())
                .param("version", policy.version())
                .update();
    }

    /** Whether anybody is in a group of another policy than this one. */
    boolean anyOtherThan(SegmentPolicy policy) {
        return jdbc.sql("""
                        select exists (
                          select from user_segments where (policy, policy_version) <> (:policy, :version)) as others
                        """)
                .param("policy", policy.name())
                .param("version", policy.version())
                .query(Boolean.class)
                .single();
    }
}
