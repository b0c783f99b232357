package dev.rekindle.profile;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves every row of a user to a pseudonym and empties what tells of the person; that something happened, when, and how
 * much it was stays, so that every count stays what it was. Events, settlements and log lines get new ids as well, in
 * the order of the old ones, by which equal times and days are told apart.
 */
@Repository
class ErasureStore {

    /** For each table with a user in it, what becomes of the rows; each by itself. */
    private static final Map<String, String> MOVES = Map.ofEntries(
            // What campaigns were counted by stays. The rest is gone, and nothing is ever sent to a pseudonym.
            entry("users", """
                    update users
                    set user_id = :new, region_id = null, push_on = 0, birth_date = null, self_excluded_until = null,
                      marketing_consent = false, zone = null, email = null, cooling_off_until = null
                    where user_id = :old
                    """),
            entry("settlements", """
                    update settlements
                    set user_id = :new, st_id = renamed.new_id
                    from renamed_ids as renamed
                    where settlements.user_id = :old and renamed.kind = 'settlement' and renamed.old_id = st_id
                    """),
            entry("campaign_logs", """
                    update campaign_logs
                    set user_id = :new, log_id = renamed.new_id
                    from renamed_ids as renamed
                    where campaign_logs.user_id = :old and renamed.kind = 'log' and renamed.old_id = log_id
                    """),
            // What is kept of the user's own columns follows the user.
            entry("user_histories", "update user_histories set user_id = :new where user_id = :old"),
            // Amounts and the partner stay: balances, counts and visits are made of them. What a policy counts
            // different
            // values of keeps as many, and what one sums keeps its numbers.
            entry("user_actions", """
                    with policies as (
                      select rules ->> 'frequency_key' as frequency_key, rules ->> 'monetary_key' as monetary_key
                      from segment_policies
                    ), own as (
                      select actions.action_timestamp, actions.event_id, actions.metadata
                      from action_identities as identities
                      join user_actions as actions
                        on actions.action_timestamp = identities.action_timestamp
                        and actions.user_id = identities.user_id and actions.event_id = identities.event_id
                      where identities.user_id = :old
                    ), fields as (
                      select own.action_timestamp, own.event_id, field.key, field.value,
                        dense_rank() over (partition by field.key order by field.value #>> '{}') as value_number
                      from own
                      cross join lateral jsonb_each(own.metadata) as field
                    ), kept as (
                      select action_timestamp, event_id, jsonb_object_agg(key, case
                        when key = 'dwell_seconds' then '0'
                        when key in ('spent_tokens', 'earned_tokens', 'cash_amount', 'gems', 'xp') then value
                        when key = 'source' and value = '"corporate_site"' then value
                        when jsonb_typeof(value) = 'number' and key in (select monetary_key from policies) then value
                        else to_jsonb(value_number) end) as metadata
                      from fields
                      where key in ('spent_tokens', 'earned_tokens', 'cash_amount', 'gems', 'xp', 'dwell_seconds')
                        or (key = 'source' and value = '"corporate_site"')
                        or (jsonb_typeof(value) = 'number' and key in (select monetary_key from policies))
                        or key in (select frequency_key from policies)
                      group by action_timestamp, event_id
                    )
                    update user_actions as actions
                    set user_id = :new, event_id = renamed.new_id, metadata = coalesce(kept.metadata, '{}')
                    from own
                    join renamed_ids as renamed on renamed.kind = 'event' and renamed.old_id = own.event_id
                    left join kept on kept.action_timestamp = own.action_timestamp and kept.event_id = own.event_id
                    where actions.action_timestamp = own.action_timestamp and actions.user_id = :old
                      and actions.event_id = own.event_id
                    """),
            entry("site_visits", """
                    update site_visits
                    set user_id = :new, id = renamed.new_id
                    from renamed_ids as renamed
                    where site_visits.user_id = :old and renamed.kind = 'event' and renamed.old_id = id
                    """),
            entry("site_rewards", """
                    update site_rewards
                    set user_id = :new, id = renamed.new_id
                    from renamed_ids as renamed
                    where site_rewards.user_id = :old and renamed.kind = 'event' and renamed.old_id = id
                    """),
            entry("user_days", "update user_days set user_id = :new where user_id = :old"),
            entry("user_rolls", "update user_rolls set user_id = :new where user_id = :old"),
            entry("user_metrics", "update user_metrics set user_id = :new where user_id = :old"),
            entry("user_ltv", "update user_ltv set user_id = :new where user_id = :old"),
            entry("user_activity", """
                    update user_activity
                    set user_id = :new, first_event_id = renamed.new_id
                    from renamed_ids as renamed
                    where user_activity.user_id = :old and renamed.kind = 'event' and renamed.old_id = first_event_id
                    """),
            // What was counted of the user is taken away again by these, in the slice where it was.
            entry("late_activity", "update late_activity set user_id = :new where user_id = :old"),
            entry("counted_users", "update counted_users set user_id = :new where user_id = :old"),
            entry("user_segments", "update user_segments set user_id = :new, risk_profile = null where user_id = :old"),
            entry("segment_changes", """
                    update segment_changes
                    set user_id = :new, trigger_event_id = (
                      select new_id from renamed_ids where kind = 'event' and old_id = trigger_event_id)
                    where user_id = :old
                    """),
            entry("user_rewards", """
                    update user_rewards
                    set user_id = :new, trigger_action_id = (
                      select new_id from renamed_ids where kind = 'event' and old_id = trigger_action_id)
                    where user_id = :old
                    """),
            entry("notifications", """
                    update notifications
                    set user_id = :new, cause = id::text, message = '', title = null, payload = null,
                      leased_until = null,
                      state = case when state in ('WAITING', 'SENDING', 'DEAD') then 'SKIPPED' else state end,
                      reason = case when state in ('WAITING', 'SENDING', 'DEAD') then 'erased' else reason end
                    where user_id = :old
                    """),
            entry("audience_users", "update audience_users set user_id = :new where user_id = :old"),
            entry("quiz_submissions", """
                    update quiz_submissions
                    set user_id = :new, answers = null, scores = null, risk_profile = null,
                      withdrawn_at = coalesce(withdrawn_at, :now)
                    where user_id = :old
                    """),
            entry("shown_proposals", """
                    update shown_proposals
                    set user_id = :new, converting_event = (
                      select new_id from renamed_ids where kind = 'event' and old_id = converting_event)
                    where user_id = :old
                    """),
            entry("harm_signs", "update harm_signs set user_id = :new, shown = '{}' where user_id = :old"),
            entry("harm_checks", "delete from harm_checks where user_id = :old"),
            entry("outbox", "delete from outbox where user_id = :old"),
            entry("redis_changes", "delete from redis_changes where user_id = :old"));

    /** Last, since the actions are found by them. */
    private static final String IDENTITIES = """
            update action_identities
            set user_id = :new, event_id = renamed.new_id, content = 0
            from renamed_ids as renamed
            where action_identities.user_id = :old and renamed.kind = 'event' and renamed.old_id = event_id
            """;

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables of which each row of a user is moved or removed. */
    static Set<String> tables() {
        return Stream.concat(MOVES.keySet().stream(), Stream.of("action_identities"))
                .collect(Collectors.toSet());
    }

    /** Waits for whoever decides groups or computes values of users, and has others wait until the transaction ends. */
    void hold() {
        jdbc.sql("lock table user_metrics, user_segments, user_ltv in exclusive mode")
                .update();
    }

    /** Moves all rows of a user; those with an id in the middle of something else are left to the other methods. */
    void move(String userId, String pseudonym, Instant now) {
        jdbc.sql("""
                        create temporary table renamed_ids (
                          kind text, old_id text collate "C", new_id text, primary key (kind, old_id)) on commit drop
                        """).update();
        jdbc.sql("""
                        insert into renamed_ids (kind, old_id, new_id)
                        select kind, id, concat(
                          :new::text, '-', lpad(row_number() over (partition by kind order by id)::text, 12, '0'))
                        from (
                          select 'event' as kind, event_id as id from action_identities where user_id = :old
                          union all
                          select 'settlement', st_id from settlements where user_id = :old
                          union all
                          select 'log', log_id from campaign_logs where user_id = :old
                        ) as ids
                        """).param("old", userId).param("new", pseudonym).update();
        MOVES.values().forEach(sql -> change(sql, userId, pseudonym, now));
        change(IDENTITIES, userId, pseudonym, now);
    }

    private void change(String sql, String userId, String pseudonym, Instant now) {
        jdbc.sql(sql)
                .param("old", userId)
                .param("new", pseudonym)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Puts the pseudonym in the place of the user in documents and lists that are kept with snapshots.
     *
     * @param field {@code "user_id":"…"} as JSON writes it
     * @param field the same of the pseudonym
     */
    void renameInSnapshots(String field, String pseudonymField) {
        jdbc.sql("""
                        update snapshot_rows
                        set content = replace(content, :old, :new)
                        where position(:old in content) > 0
                        """).param("old", field).param("new", pseudonymField).update();
        jdbc.sql("""
                        update snapshots
                        set document = replace(document, :old, :new)
                        where position(:old in document) > 0
                        """).param("old", field).param("new", pseudonymField).update();
    }

    /**
     * Empties refused records of the stream that name the user; that there was one, and why it was refused, stays.
     *
     * @param pattern finds the field in the payload, whose bytes beyond ASCII are written as {@code \ooo}
     */
    void emptyDeadLetters(String pattern) {
        jdbc.sql("""
                        update dead_letters
                        set payload = '', payload_hash = '', detail = '', is_published = true
                        where encode(payload, 'escape') ~ :pattern
                        """).param("pattern", pattern).update();
    }

    /** The same of rejected lines of imports whose user id was the reason. */
    void renameInRejections(String userId, String pseudonym) {
        jdbc.sql("""
                        with own as (
                          select distinct import_id, file, line
                          from import_rejections
                          where column_name = 'user_id' and value = :old
                        )
                        update import_rejections as rejections
                        set value = case when rejections.column_name = 'user_id' then :new end, detail = ''
                        from own
                        where rejections.import_id = own.import_id and rejections.file = own.file
                          and rejections.line is not distinct from own.line
                        """).param("old", userId).param("new", pseudonym).update();
    }

    /** What was done about the user is told of the pseudonym. */
    void renameInAudit(String userId, String pseudonym) {
        jdbc.sql("""
                        update audit_entries
                        set subject = :new
                        where subject = :old and (action like 'user\\_%' or action like 'quiz\\_%')
                        """).param("old", userId).param("new", pseudonym).update();
    }

    void forgetQuizAttempts(String userId) {
        jdbc.sql("delete from quiz_attempts where subject = :subject")
                .param("subject", "user " + userId)
                .update();
    }
}
