package dev.rekindle.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The users of the current transaction whose row of {@code user_segments} is to be written, in {@code moved_users}, a
 * table of the session that is empty after the commit: what was decided, by which values, and where they come from.
 */
@Repository
class MovedUserStore {

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    MovedUserStore(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** Makes the table, or empties it of an earlier batch of the same transaction. */
    void prepare() {
        jdbc.sql("""
                        create temporary table if not exists moved_users (
                          user_id text collate "C" not null, from_group text not null, to_group text not null,
                          from_rank integer not null, to_rank integer not null, cause text not null,
                          recency_days integer, frequency bigint not null, monetary numeric not null,
                          visits bigint not null, balance numeric not null, last_action_day date,
                          streak_days integer not null, next_change_day date, is_first boolean not null,
                          trigger_event_id text collate "C"
                        ) on commit delete rows
                        """).update();
        var isUsed = jdbc.sql("select exists (select from moved_users) as is_used")
                .query(Boolean.class)
                .single();
        if (isUsed) {
            jdbc.sql("truncate moved_users").update();
        }
    }

    /**
     * Decides the groups of the users in {@code touched_users} who have an action, and keeps those whose row differs.
     * Who was in a group of another policy until now moves because of the policy, whatever else happened. From nowhere
     * one comes from the last group, in which is who never acted. The fences have each user looked up: the planner,
     * which does not know how few of all users these are, would rather read everybody's rows.
     *
     * @param users the same users where their counts are not kept, absent where they are
     */
    int decide(SegmentPolicy policy, Window window, @Nullable List<String> users, ChangeCause cause) {
        return jdbc.sql("""
                        insert into moved_users (
                          user_id, from_group, to_group, from_rank, to_rank, cause, recency_days, frequency, monetary,
                          visits, balance, last_action_day, streak_days, next_change_day, is_first)
                        with measured as (
                          select measures.*
                          from touched_users as touched
                          cross join lateral (
                            select measures.*
                            from user_measures_now(:onDay) as measures
                            where measures.user_id = touched.user_id
                            offset '0'
                          ) as measures
                          where :kept
                          union all
                          select measures.*
                          from user_measures_over(:onDay, :fromDay, :beforeDay, cast(:users as text[]),
                            :frequencyKey, :monetaryKey, :fromTime, :beforeTime) as measures
                          where not :kept
                        ), decided as (
                          select
                            measured.user_id, measured.recency_days, measured.balance, measured.last_action_day,
                            coalesce(measured.streak_days, metrics.streak_days) as streak_days,
                            segment_frequency(cast(:rules as jsonb), cast(measured as user_measures)) as frequency,
                            segment_monetary(cast(:rules as jsonb), cast(measured as user_measures)) as monetary,
                            segment_visits(cast(:rules as jsonb), cast(measured as user_measures)) as visits,
                            segment_rank(cast(:rules as jsonb), cast(measured as user_measures)) as rank,
                            segment_next_change(cast(:rules as jsonb), cast(measured as user_measures))
                              as next_change_day
                          from measured
                          left join user_metrics as metrics on not :kept and metrics.user_id = measured.user_id
                          offset '0'
                        )
                        select
                          decided.user_id,
                          coalesce(kept.rfm_group, segment_name(cast(:rules as jsonb), 0)),
                          segment_name(cast(:rules as jsonb), decided.rank),
                          segment_rank_named(cast(:rules as jsonb), kept.rfm_group),
                          decided.rank,
                          case when (kept.policy, kept.policy_version) <> (:policy, :version)
                            then 'policy_changed' else :cause end,
                          decided.recency_days, decided.frequency, decided.monetary, decided.visits, decided.balance,
                          decided.last_action_day, decided.streak_days, decided.next_change_day,
                          kept.user_id is null
                        from decided
                        left join lateral (
                          select *
                          from user_segments
                          where user_segments.user_id = decided.user_id
                          offset '0'
                        ) as kept on true
                        where kept.user_id is null
                          or segment_rank_named(cast(:rules as jsonb), kept.rfm_group) <> decided.rank
                          or (kept.policy, kept.policy_version) <> (:policy, :version)
                          or kept.last_action_day is distinct from decided.last_action_day
                          or kept.next_change_day is distinct from decided.next_change_day
                          or kept.streak_count <> decided.streak_days
                        """)
                .params(window.parameters())
                .param("users", users == null ? null : users.toArray(String[]::new))
                .param("rules", policies.document(policy.rules()))
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("cause", cause.key())
                .update();
    }

    /** The same for those of {@code touched_users} who have a group and no action: theirs is the last one. */
    int decideWithoutAction(SegmentPolicy policy, ChangeCause cause) {
        return jdbc.sql("""
                        insert into moved_users (
                          user_id, from_group, to_group, from_rank, to_rank, cause, recency_days, frequency, monetary,
                          visits, balance, last_action_day, streak_days, next_change_day, is_first)
                        select kept.user_id, kept.rfm_group, :lastGroup, 0, 0,
                          case when (kept.policy, kept.policy_version) <> (:policy, :version)
                            then 'policy_changed' else :cause end,
                          null, 0, 0, 0, 0, null, 0, null, false
                        from touched_users as touched
                        join user_segments as kept on kept.user_id = touched.user_id
                        where not exists (select from user_metrics as metrics where metrics.user_id = kept.user_id)
                          and (kept.rfm_group, kept.policy, kept.policy_version) <> (:lastGroup, :policy, :version)
                        """)
                .param("lastGroup", policy.rules().lastGroup())
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("cause", cause.key())
                .update();
    }

    /** How many of them come into another group. */
    int movers() {
        return jdbc.sql("select count(*) as movers from moved_users where from_group <> to_group")
                .query(Integer.class)
                .single();
    }

    /** Says with which of the actions in {@code new_actions} each mover came: his last one. */
    void nameTriggers() {
        jdbc.sql("""
                        with triggers as (
                          select distinct on (user_id) user_id, event_id
                          from new_actions
                          where user_id in (select user_id from moved_users where from_group <> to_group)
                          order by user_id, action_timestamp desc, event_id desc
                        )
                        update moved_users as moved
                        set trigger_event_id = triggers.event_id
                        from triggers
                        where triggers.user_id = moved.user_id
                        """).update();
    }

    /** What differed of each, by user id: a sentence. At most {@code most} of them. */
    List<String> sentences(int most) {
        return jdbc.sql("""
                        select
                          case when from_group <> to_group
                            then format('user %s was in %s, but belongs into %s', user_id, from_group, to_group)
                            else format('user %s had another policy, streak or next change', user_id)
                          end as sentence
                        from moved_users
                        order by user_id
                        limit :most
                        """).param("most", most).query(String.class).list();
    }
}
