package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code segment_lifetimes}: how long users of a group are expected to stay, in 30-day periods. */
@Repository
class SegmentLifetimeStore {

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    SegmentLifetimeStore(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** When the lifetimes of this policy's groups were last estimated, as of this day or an earlier one. */
    Optional<LocalDate> newest(SegmentPolicy policy, LocalDate asOf) {
        return jdbc.sql("""
                        select as_of
                        from segment_lifetimes
                        where policy = :policy and policy_version = :version and as_of <= :asOf
                        order by as_of desc
                        limit 1
                        """)
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("asOf", asOf)
                .query(LocalDate.class)
                .optional();
    }

    /** The expected lifetime of each group, by name; empty without an estimation by this day. */
    Map<String, Double> lifetimes(SegmentPolicy policy, LocalDate asOf) {
        var lifetimes = new HashMap<String, Double>();
        newest(policy, asOf).ifPresent(day -> jdbc.sql("""
                        select rfm_group, expected_lifetime
                        from segment_lifetimes
                        where policy = :policy and policy_version = :version and as_of = :asOf
                        """)
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("asOf", day)
                .query(row -> {
                    lifetimes.put(row.getString("rfm_group"), row.getDouble("expected_lifetime"));
                }));
        return lifetimes;
    }

    /** Forgets the estimations as of later days. */
    void forgetAfter(LocalDate asOf) {
        jdbc.sql("delete from segment_lifetimes where as_of > :asOf")
                .param("asOf", asOf)
                .update();
    }

    /**
     * Estimates the lifetimes as of a day, one row per group of the policy. Who was in a group 30 days before, and
     * active in the 30 days before that, stayed when they acted again since, and churned when they did not. The
     * lifetime is that of a constant hazard, 1 / (churned + ½) · (seen + 1) periods: the additions keep a group in
     * which nobody churned yet from living for ever, and one nobody has been in from having no lifetime at all.
     *
     * @param then the 30 days before, in the rules of the policy
     */
    void estimate(SegmentPolicy policy, LocalDate asOf, Window then) {
        jdbc.sql("""
                        with active as (
                          select user_id, max(day) < :onDay as churned
                          from user_days
                          where day >= cast(:onDay as date) - 30 and day < :asOf
                          group by user_id
                          having min(day) < :onDay
                        ), seen as (
                          select segment_rank(cast(:rules as jsonb), measures) as rank, active.churned
                          from active
                          join user_measures_over(
                            :onDay, :fromDay, :beforeDay, null, :frequencyKey, :monetaryKey, :fromTime, :beforeTime)
                            as measures on measures.user_id = active.user_id
                          offset '0'
                        ), counted as (
                          select rank, count(*) as users, count(*) filter (where churned) as churned
                          from seen
                          group by rank
                        )
                        insert into segment_lifetimes (
                          policy, policy_version, as_of, rfm_group, seen_users, churned_users, expected_lifetime)
                        select
                          :policy, :version, :asOf, segment_name(cast(:rules as jsonb), ranks.rank),
                          coalesce(counted.users, 0), coalesce(counted.churned, 0),
                          (coalesce(counted.users, 0) + 1) / (coalesce(counted.churned, 0) + 0.5::double precision)
                        from generate_series(0, :highest) as ranks (rank)
                        left join counted on counted.rank = ranks.rank
                        on conflict (policy, policy_version, as_of, rfm_group) do update
                        set seen_users = excluded.seen_users, churned_users = excluded.churned_users,
                          expected_lifetime = excluded.expected_lifetime
                        """)
                .params(then.parameters())
                .param("rules", policies.document(policy.rules()))
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("asOf", asOf)
                .param("highest", policy.rules().groups().size())
                .update();
    }
}
