package dev.rekindle.segment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** News of the current transaction, as rows of {@code outbox}. */
@Repository
class SegmentNewsStore {

    private final JdbcClient jdbc;

    SegmentNewsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tells of those of {@code moved_users} who come into another group, unless it was a correction. */
    void tellChanges(SegmentPolicy policy, Instant at, ZoneId zone) {
        jdbc.sql("""
                        insert into outbox (user_id, topic, payload, created_at)
                        select user_id, 'segment.changed',
                          json_build_object(
                            'type', 'segment_changed', 'user_id', user_id, 'from', from_group, 'to', to_group,
                            'policy', cast(:policy as text), 'policy_version', cast(:version as integer),
                            'cause', cause, 'changed_at', cast(:changedAt as text)),
                          :at
                        from moved_users
                        where from_group <> to_group and cause <> 'recomputed'
                        order by user_id
                        """)
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("changedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Tells of every action in {@code new_actions} that earned tokens, in the order in which a user did them; what was
     * done more than a day ago is no news.
     */
    void tellEarnedTokens(Instant at) {
        jdbc.sql("""
                        insert into outbox (user_id, topic, payload, created_at)
                        select user_id, 'action.earned_token',
                          json_build_object(
                            'type', 'action_earned_token', 'user_id', user_id, 'event_id', event_id,
                            'earned_tokens', tokens_earned, 'source', source,
                            'action_timestamp', action_timestamp),
                          :at
                        from new_actions
                        where action_type = 'EARN_CYBER_TOKENS' and tokens_earned > 0
                          and action_timestamp >= cast(:at as timestamptz) - interval '1 day'
                        order by user_id, action_timestamp, event_id
                        """).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }
}
