package dev.rekindle.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code user_ltv}: what each user with an action is worth, and the factors; and of {@code user_ltv_runs}. */
@Repository
class UserLtvStore {

    /** "ltvs". */
    private static final long WRITING_LOCK = 0x6c747673;

    /** After "with": writes the values that are not what they were. */
    private static final String WRITE = """
            worth as (
              select
                measures.user_id,
                segment_mean_payment(cast(:rules as jsonb), measures)::double precision as mean_payment,
                segment_visits_per_30_days(measures)::double precision as visits_per_30_days,
                lifetimes.expected_lifetime,
                segments.rfm_group
              from user_measures_now(:asOf) as measures
              {whose}
              join user_segments as segments on segments.user_id = measures.user_id
              join segment_lifetimes as lifetimes
                on lifetimes.policy = :policy and lifetimes.policy_version = :version
                and lifetimes.as_of = :lifetimesAsOf and lifetimes.rfm_group = segments.rfm_group
            )
            insert into user_ltv as kept (
              user_id, mean_payment, visits_per_30_days, expected_lifetime, rfm_group, as_of)
            select user_id, mean_payment, visits_per_30_days, expected_lifetime, rfm_group, :asOf
            from worth
            order by user_id
            on conflict (user_id) do update
            set mean_payment = excluded.mean_payment, visits_per_30_days = excluded.visits_per_30_days,
              expected_lifetime = excluded.expected_lifetime, rfm_group = excluded.rfm_group,
              as_of = excluded.as_of
            where (kept.mean_payment, kept.visits_per_30_days, kept.expected_lifetime, kept.rfm_group)
              <> (excluded.mean_payment, excluded.visits_per_30_days, excluded.expected_lifetime,
                excluded.rfm_group)
            """;

    private final JdbcClient jdbc;
    private final SegmentPolicyStore policies;

    UserLtvStore(JdbcClient jdbc, SegmentPolicyStore policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /**
     * A night that wrote.
     *
     * @param lifetimesAsOf the day of the estimation that the third factor is from
     */
    record Run(LocalDate asOf, String policy, int policyVersion, LocalDate lifetimesAsOf, Instant ranAt) {

        boolean isOf(SegmentPolicy other) {
            return policy.equals(other.name()) && policyVersion == other.version();
        }
    }

    /** The newest one: by it all rows stand. */
    Optional<Run> newest() {
        return jdbc.sql("select * from user_ltv_runs order by as_of desc limit 1")
                .query((row, number) -> new Run(
                        row.getObject("as_of", LocalDate.class),
                        row.getString("policy"),
                        row.getInt("policy_version"),
                        row.getObject("lifetimes_as_of", LocalDate.class),
                        row.getObject("ran_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void remember(Run run) {
        jdbc.sql("""
                        insert into user_ltv_runs (as_of, policy, policy_version, lifetimes_as_of, ran_at)
                        values (:asOf, :policy, :policyVersion, :lifetimesAsOf, :ranAt)
                        on conflict (as_of) do update
                        set policy = excluded.policy, policy_version = excluded.policy_version,
                          lifetimes_as_of = excluded.lifetimes_as_of, ran_at = excluded.ran_at
                        """)
                .param("asOf", run.asOf())
                .param("policy", run.policy())
                .param("policyVersion", run.policyVersion())
                .param("lifetimesAsOf", run.lifetimesAsOf())
                .param("ranAt", run.ranAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** After it all rows are to be written anew. */
    void forgetRuns() {
        jdbc.sql("delete from user_ltv_runs").update();
    }

    /** Waits until nobody else writes, and then is the only one to, until the current transaction ends. */
    void holdAlone() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", WRITING_LOCK)
                .query()
                .singleRow();
    }

    /**
     * Writes everybody's value that is not what the metrics say, and removes that of who has none.
     *
     * @return how many were written
     */
    int writeAll(SegmentPolicy policy, LocalDate lifetimesAsOf, LocalDate asOf) {
        jdbc.sql("""
                        delete from user_ltv as kept
                        where not exists (select from user_metrics as metrics where metrics.user_id = kept.user_id)
                        """).update();
        return jdbc.sql("with " + WRITE.replace("{whose}", ""))
                .param("rules", policies.document(policy.rules()))
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("lifetimesAsOf", lifetimesAsOf)
                .param("asOf", asOf)
                .update();
    }

    /**
     * The same for those whose factors may have changed since an earlier night: who was active since, who was active on
     * a day that has left the window since, and who has come into another group.
     */
    int writeChanged(SegmentPolicy policy, Run since, LocalDate asOf) {
        return jdbc.sql("""
                        with changed as (
                          select user_id from user_days where day >= :since
                          union
                          select user_id from user_days where day between :since - 30 and :asOf - 31
                          union
                          select user_id from segment_changes where changed_at >= :sinceTime
                        ),
                        """ + WRITE.replace("{whose}", "join changed on changed.user_id = measures.user_id"))
                .param("rules", policies.document(policy.rules()))
                .param("policy", policy.name())
                .param("version", policy.version())
                .param("lifetimesAsOf", since.lifetimesAsOf())
                .param("since", since.asOf())
                .param("sinceTime", since.ranAt().atOffset(ZoneOffset.UTC))
                .param("asOf", asOf)
                .update();
    }

    /** The mean value of the users of each group, by name, as the newest night left them. */
    Map<String, Double> means() {
        var means = new HashMap<String, Double>();
        jdbc.sql("select rfm_group, avg(ltv) as mean from user_ltv group by rfm_group")
                .query(row -> {
                    means.put(row.getString("rfm_group"), row.getDouble("mean"));
                });
        return means;
    }
}
