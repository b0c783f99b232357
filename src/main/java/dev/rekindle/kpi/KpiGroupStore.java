package dev.rekindle.kpi;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_groups}: in which groups users of each region and tier stood at the end of each day. */
@Repository
class KpiGroupStore {

    /** "kpis": the lock of whoever counts. */
    private static final long COUNTING_LOCK = 0x6b706973;

    private final JdbcClient jdbc;

    KpiGroupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction may count: nobody else in the cluster is at it. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", COUNTING_LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Forgets the days since this one. */
    void forgetSince(LocalDate day) {
        jdbc.sql("delete from kpi_groups where day >= :day").param("day", day).update();
    }

    void forget(LocalDate day) {
        jdbc.sql("delete from kpi_groups where day = :day").param("day", day).update();
    }

    /** Days with an action before them, or on them, that are over and not counted: the newest first. */
    List<LocalDate> due(LocalDate earliest, LocalDate today, int most) {
        return jdbc.sql("""
                        select cast(day as date) as day
                        from generate_series(
                          cast(greatest(:earliest, (select min(day) from kpi_hours where actions > 0)) as timestamp),
                          cast(:today as date) - 1, interval '1 day') as days (day)
                        where exists (select from kpi_hours where actions > 0)
                          and not exists (select from kpi_groups where kpi_groups.day = cast(days.day as date))
                        order by day desc
                        limit :most
                        """)
                .param("earliest", earliest)
                .param("today", today)
                .param("most", most)
                .query(LocalDate.class)
                .list();
    }

    /** Counts a day by the policy that was active at its end, or, before there was one, by the first. */
    void count(LocalDate day, ZoneId zone) {
        var policy = jdbc.sql("""
                        select policy, policy_version, rules::text as rules,
                          (rules ->> 'window_days')::integer as window_days,
                          rules ->> 'frequency_key' as frequency_key, rules ->> 'monetary_key' as monetary_key
                        from segment_activations
                        join segment_policies using (policy, policy_version)
                        order by activated_at < :end desc,
                          case when activated_at < :end then -activation_id else activation_id end
                        limit 1
                        """)
                .param("end", day.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query()
                .singleRow();
        var windowDays = (Integer) policy.get("window_days");
        // A plan for any rules would take them apart for each user.
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query()
                .singleRow();
        var from = windowDays == null ? LocalDate.of(1970, 1, 1) : day.minusDays(windowDays);
        jdbc.sql("""
                        insert into kpi_groups (day, region_id, tier, rfm_group, users, policy, policy_version)
                        select :day, region_id, tier, segment_name(cast(:rules as jsonb), rank), count(*), :policy, :version
                        from (
                          select user_id, segment_rank(cast(:rules as jsonb), cast(measured as user_measures)) as rank
                          from user_measures_over(
                            :day, :from, :before, null, :frequencyKey, :monetaryKey, :fromTime, :beforeTime)
                            as measured
                          offset '0'
                        ) as ranked
                        join user_slices using (user_id)
                        group by region_id, tier, rank
                        """)
                .param("day", day)
                .param("rules", policy.get("rules"))
                .param("policy", policy.get("policy"))
                .param("version", policy.get("policy_version"))
                .param("from", from)
                .param("before", day.plusDays(1))
                .param("frequencyKey", policy.get("frequency_key"))
                .param("monetaryKey", policy.get("monetary_key"))
                .param("fromTime", from.atStartOfDay(zone).toOffsetDateTime())
                .param("beforeTime", day.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .update();
    }
}
