package dev.rekindle.profile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that is known of one user as one JSON object: for each table its rows, as they are kept. */
@Repository
class PersonExportQuery {

    private final JdbcClient jdbc;

    PersonExportQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The object.
     *
     * @param field {@code "user_id":"…"} as JSON writes it: by this, rows of kept lists are found
     * @param pattern finds the same in refused records
     */
    String everything(String userId, String field, String pattern) {
        return jdbc.sql("""
                        with tables (position, name, content) as (
                          select 1, 'users', jsonb_agg(to_jsonb(own)) from users as own where user_id = :id
                          union all
                          select 2, 'user_metrics', jsonb_agg(to_jsonb(own)) from user_metrics as own where user_id = :id
                          union all
                          select 3, 'user_days', jsonb_agg(to_jsonb(own) order by day)
                          from user_days as own where user_id = :id
                          union all
                          select 4, 'user_activity', jsonb_agg(to_jsonb(own)) from user_activity as own where user_id = :id
                          union all
                          select 5, 'user_segments', jsonb_agg(to_jsonb(own)) from user_segments as own where user_id = :id
                          union all
                          select 6, 'segment_changes', jsonb_agg(to_jsonb(own) order by changed_at, change_id)
                          from segment_changes as own where user_id = :id
                          union all
                          select 7, 'user_ltv', jsonb_agg(to_jsonb(own)) from user_ltv as own where user_id = :id
                          union all
                          select 8, 'user_rewards', jsonb_agg(to_jsonb(own) order by awarded_at, id)
                          from user_rewards as own where user_id = :id
                          union all
                          select 9, 'user_actions', jsonb_agg(to_jsonb(own) order by own.action_timestamp, own.event_id)
                          from action_identities as identities
                          join user_actions as own on own.action_timestamp = identities.action_timestamp
                            and own.user_id = identities.user_id and own.event_id = identities.event_id
                          where identities.user_id = :id
                          union all
                          select 10, 'action_identities', jsonb_agg(to_jsonb(own) order by event_id)
                          from action_identities as own where user_id = :id
                          union all
                          select 11, 'site_visits', jsonb_agg(to_jsonb(own) order by visit_timestamp, id)
                          from site_visits as own where user_id = :id
                          union all
                          select 12, 'site_rewards', jsonb_agg(to_jsonb(own) order by issued_at, id)
                          from site_rewards as own where user_id = :id
                          union all
                          select 13, 'settlements', jsonb_agg(to_jsonb(own) order by settled_at, st_id)
                          from settlements as own where user_id = :id
                          union all
                          select 14, 'campaign_logs', jsonb_agg(to_jsonb(own) order by sent_at, log_id)
                          from campaign_logs as own where user_id = :id
                          union all
                          select 15, 'user_histories', jsonb_agg(to_jsonb(own)) from user_histories as own where user_id = :id
                          union all
                          select 16, 'notifications', jsonb_agg(to_jsonb(own) order by created_at, id)
                          from notifications as own where user_id = :id
                          union all
                          select 17, 'shown_proposals', jsonb_agg(to_jsonb(own) order by shown_at, recommendation_id, offer)
                          from shown_proposals as own where user_id = :id
                          union all
                          select 18, 'quiz_submissions', jsonb_agg(to_jsonb(own) order by submitted_at, submission_id)
                          from quiz_submissions as own where user_id = :id
                          union all
                          select 19, 'audience_users',
                            jsonb_agg(to_jsonb(own) || jsonb_build_object('name', audiences.name) order by audience_id)
                          from audience_users as own
                          join audiences using (audience_id)
                          where user_id = :id
                          union all
                          select 20, 'outbox', jsonb_agg(to_jsonb(own) order by own.position)
                          from outbox as own where user_id = :id
                          union all
                          select 21, 'redis_changes', jsonb_agg(to_jsonb(own) order by change_id)
                          from redis_changes as own where user_id = :id
                          union all
                          select 22, 'quiz_attempts', jsonb_agg(to_jsonb(own))
                          from quiz_attempts as own where subject = 'user ' || :id
                          union all
                          select 23, 'snapshot_rows', jsonb_agg(to_jsonb(own) order by snapshot_id, list, own.position)
                          from snapshot_rows as own where position(:field in content) > 0
                          union all
                          select 24, 'dead_letters',
                            jsonb_agg(to_jsonb(own) || jsonb_build_object('payload', encode(payload, 'escape')))
                          from dead_letters as own where encode(payload, 'escape') ~ :pattern
                          union all
                          select 25, 'import_rejections', jsonb_agg(to_jsonb(own) order by import_id, file, line)
                          from import_rejections as own where column_name = 'user_id' and value = :id
                          union all
                          select 26, 'harm_signs', jsonb_agg(to_jsonb(own) order by shown_on, sign)
                          from harm_signs as own where user_id = :id
                          union all
                          select 27, 'harm_checks', jsonb_agg(to_jsonb(own) order by own.position)
                          from harm_checks as own where user_id = :id
                          union all
                          select 28, 'audit_entries', jsonb_agg(to_jsonb(own) order by at, entry_id)
                          from audit_entries as own
                          where subject = :id and (action like 'user\\_%' or action like 'quiz\\_%')
                          union all
                          select 30, 'user_rolls', jsonb_agg(to_jsonb(own) order by rolls_on)
                          from user_rolls as own where user_id = :id
                          union all
                          select 31, 'late_activity', jsonb_agg(to_jsonb(own) order by late_id)
                          from late_activity as own where user_id = :id
                          union all
                          select 32, 'counted_users', jsonb_agg(to_jsonb(own)) from counted_users as own where user_id = :id
                        )
                        select json_object_agg(name, coalesce(content, '[]') order by position)::text
                        from tables
                        """)
                .param("id", userId)
                .param("field", field)
                .param("pattern", pattern)
                .query(String.class)
                .single();
    }
}
