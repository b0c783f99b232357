package dev.rekindle.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What one user did and what happened to them, the newest first: one row per thing that happened. */
@Repository
class PersonHistoryQuery {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PersonHistoryQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<GroupChange> groupChanges(String userId, int most) {
        return jdbc.sql("""
                        select changed_at, from_group, to_group, policy, policy_version, recency_days, frequency,
                          monetary, visits, balance, cause
                        from segment_changes
                        where user_id = :userId
                        order by changed_at desc, change_id desc
                        limit :most
                        """)
                .param("userId", userId)
                .param("most", most)
                .query((row, number) -> new GroupChange(
                        time(row, "changed_at").orElseThrow(),
                        row.getString("from_group"),
                        row.getString("to_group"),
                        row.getString("policy"),
                        row.getInt("policy_version"),
                        row.getObject("recency_days", Integer.class),
                        row.getLong("frequency"),
                        row.getBigDecimal("monetary"),
                        row.getLong("visits"),
                        row.getBigDecimal("balance"),
                        row.getString("cause")))
                .list();
    }

    /** A page of the actions: their identities say in which partition each lies. */
    List<UserAction> actions(String userId, long offset, int limit) {
        return jdbc.sql("""
                        with page as (
                          select user_id, event_id, action_timestamp
                          from action_identities
                          where user_id = :userId
                          order by action_timestamp desc, event_id desc
                          offset :offset limit :limit
                        )
                        select actions.event_id, actions.action_type, actions.action_timestamp, actions.metadata::text
                        from page
                        join user_actions as actions
                          on actions.action_timestamp = page.action_timestamp
                          and actions.user_id = page.user_id and actions.event_id = page.event_id
                        order by actions.action_timestamp desc, actions.event_id desc
                        """)
                .param("userId", userId)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new UserAction(
                        row.getString("event_id"),
                        row.getString("action_type"),
                        time(row, "action_timestamp").orElseThrow(),
                        object(row.getString("metadata"))))
                .list();
    }

    List<ConsideredMessage> messages(String userId, long offset, int limit) {
        return jdbc.sql("""
                        select created_at, notification_type, channel, message, state, reason, due_at, sent_at
                        from notifications
                        where user_id = :userId
                        order by created_at desc, id desc
                        offset :offset limit :limit
                        """)
                .param("userId", userId)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new ConsideredMessage(
                        time(row, "created_at").orElseThrow(),
                        row.getString("notification_type"),
                        row.getString("channel"),
                        row.getString("message"),
                        row.getString("state"),
                        row.getString("reason"),
                        time(row, "due_at").orElseThrow(),
                        time(row, "sent_at").orElse(null)))
                .list();
    }

    int messageCount(String userId) {
        return jdbc.sql("select count(*)::integer as messages from notifications where user_id = :userId")
                .param("userId", userId)
                .query(Integer.class)
                .single();
    }

    /**
     * Those of the logs; where none has come back, those of the launches, whose cause ends with the campaign's date.
     */
    List<CampaignContact> campaigns(String userId) {
        return jdbc.sql("""
                        with logged as (
                          select days.sent_on, arms.arm, days.applied_arms & arms.bit <> 0 as applied
                          from user_histories as histories
                          cross join lateral unnest(histories.sent_on, histories.arms, histories.applied_arms)
                            as days (sent_on, arms, applied_arms)
                          join (values (1, 'Control'), (2, 'A'), (4, 'B')) as arms (bit, arm)
                            on days.arms & arms.bit <> 0
                          where histories.user_id = :userId
                        ),
                        launched as (
                          select distinct right(cause, 10)::date as sent_on, payload::jsonb ->> 'ab_group' as arm
                          from notifications
                          where user_id = :userId and notification_type = 'REACTIVATION' and payload like '%"ab_group"%'
                        ),
                        contacts as (
                          select sent_on, arm, applied from logged
                          union all
                          select sent_on, arm, null from launched where sent_on not in (select sent_on from logged)
                        )
                        select sent_on, arm, applied
                        from contacts
                        order by sent_on desc, array_position(array['Control', 'A', 'B'], arm)
                        """)
                .param("userId", userId)
                .query(CampaignContact.class)
                .list();
    }

    List<QuizAnswers> quiz(String userId) {
        return jdbc.sql("""
                        select version, submitted_at, scores::text, risk_profile, withdrawn_at
                        from quiz_submissions
                        where user_id = :userId
                        order by submitted_at desc, submission_id desc
                        """)
                .param("userId", userId)
                .query((row, number) -> new QuizAnswers(
                        row.getInt("version"),
                        time(row, "submitted_at").orElseThrow(),
                        object(row.getString("scores")),
                        row.getString("risk_profile"),
                        time(row, "withdrawn_at").orElse(null)))
                .list();
    }

    private Map<String, Object> object(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, OBJECT);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
