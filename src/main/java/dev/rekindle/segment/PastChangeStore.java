package dev.rekindle.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code segment_changes} of days on which nobody watched: what the nights would have decided. */
@Repository
class PastChangeStore {

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    PastChangeStore(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** Forgets the ledger. */
    void forget() {
        jdbc.sql("delete from segment_changes").update();
    }

    /**
     * Tells the ledger of each night, for a policy of 30 days without keys of metadata. Who begins, begins in the last
     * group.
     *
     * @param today the day of the last night
     * @param zone in which a night is at three
     */
    void tellNights(SegmentPolicy policy, LocalDate today, ZoneId zone) {
        jdbc.sql("""
                        with calendar as (
                          select users.user_id, cast(on_day as date) as on_day, day, actions, tokens_spent,
                            tokens_earned_partner, tokens_earned_app, cash_amount, partner_visits, partner_earnings
                          from users
                          cross join generate_series(
                            (select cast(min(day) as timestamp) from user_days), cast(:today as timestamp), interval '1 day')
                            as on_day
                          left join user_days as days on days.user_id = users.user_id and days.day = cast(on_day as date)
                        ), measured as (
                          select user_id, on_day, cast(row(
                            user_id, on_day - max(day) over so_far, coalesce(sum(actions) over month, 0),
                            count(day) over month, coalesce(sum(tokens_spent) over month, 0),
                            coalesce(sum(tokens_earned_partner) over month, 0), coalesce(sum(cash_amount) over month, 0),
                            coalesce(sum(partner_visits) over month, 0), coalesce(sum(partner_earnings) over month, 0),
                            0, 0,
                            coalesce(sum(tokens_earned_partner + tokens_earned_app - tokens_spent) over so_far, 0),
                            max(day) over so_far, null, null, null) as user_measures) as measures
                          from calendar
                          window
                            so_far as (partition by user_id order by on_day
                              rows between unbounded preceding and 1 preceding),
                            month as (partition by user_id order by on_day rows between 30 preceding and 1 preceding)
                        ), ranked as (
                          select user_id, on_day, measures, segment_rank(cast(:rules as jsonb), measures) as rank
                          from measured
                          offset '0'
                        ), followed as (
                          select *, lag(rank, 1, 0) over (partition by user_id order by on_day) as rank_before
                          from ranked
                        )
                        insert into segment_changes (
                          user_id, changed_at, from_group, to_group, policy, policy_version, recency_days, frequency,
                          monetary, visits, balance, cause)
                        select
                          user_id, (on_day + time '03:00') at time zone :zone,
                          segment_name(cast(:rules as jsonb), rank_before), segment_name(cast(:rules as jsonb), rank),
                          :policy, :version, (measures).recency_days, segment_frequency(cast(:rules as jsonb), measures),
                          segment_monetary(cast(:rules as jsonb), measures),
                          segment_visits(cast(:rules as jsonb), measures), (measures).balance, 'time_passed'
                        from followed
                        where rank <> rank_before
                        order by on_day, user_id
                        """)
                .param("today", today)
                .param("zone", zone.getId())
                .param("rules", policies.document(policy.rules()))
                .param("policy", policy.name())
                .param("version", policy.version())
                .update();
    }

    /** Tells the ledger of whoever is now in another group than the last night said. */
    void tellToday(SegmentPolicy policy, LocalDate today, Instant now) {
        jdbc.sql("""
                        insert into segment_changes (
                          user_id, changed_at, from_group, to_group, policy, policy_version, recency_days, frequency,
                          monetary, visits, balance, cause)
                        select
                          user_id, :now, coalesce(told.to_group, cast(:rules as jsonb) ->> 'last_group'),
                          segments.rfm_group, :policy, :version, measures.recency_days,
                          segment_frequency(cast(:rules as jsonb), measures),
                          segment_monetary(cast(:rules as jsonb), measures),
                          segment_visits(cast(:rules as jsonb), measures), measures.balance, 'user_acted'
                        from user_segments as segments
                        join user_measures_now(:today) as measures using (user_id)
                        left join (
                          select distinct on (user_id) user_id, to_group
                          from segment_changes
                          order by user_id, changed_at desc
                        ) as told using (user_id)
                        where segments.rfm_group <> coalesce(told.to_group, cast(:rules as jsonb) ->> 'last_group')
                        order by user_id
                        """)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("rules", policies.document(policy.rules()))
                .param("policy", policy.name())
                .param("version", policy.version())
                .update();
    }
}
