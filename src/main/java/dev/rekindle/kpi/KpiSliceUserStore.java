package dev.rekindle.kpi;

import dev.rekindle.kpi.KpiSliceStore.Counting;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_slice_users}, and when they were counted last. */
@Repository
class KpiSliceUserStore {

    private final JdbcClient jdbc;

    KpiSliceUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Counting> last() {
        return jdbc.sql("select counted_at, actions, seconds from kpi_slice_user_counts")
                .query((row, number) -> new Counting(
                        row.getObject("counted_at", OffsetDateTime.class).toInstant(),
                        row.getLong("actions"),
                        row.getDouble("seconds")))
                .optional();
    }

    void remember(Counting counting) {
        jdbc.sql("""
                        insert into kpi_slice_user_counts (counted_at, actions, seconds)
                        values (:at, :actions, :seconds)
                        on conflict (only_one) do update
                        set counted_at = excluded.counted_at, actions = excluded.actions, seconds = excluded.seconds
                        """)
                .param("at", counting.countedAt().atOffset(ZoneOffset.UTC))
                .param("actions", counting.actions())
                .param("seconds", counting.seconds())
                .update();
    }

    /** Counts into a table of the transaction first: PostgreSQL makes these with parallel workers, but no inserts. */
    void count() {
        jdbc.sql("""
                        create temporary table counted_slice_users on commit drop as
                        select region_id, tier, rfm_group, count(*) as users
                        from user_slices
                        group by region_id, tier, rfm_group
                        """).update();
        jdbc.sql("delete from kpi_slice_users").update();
        jdbc.sql("""
                        insert into kpi_slice_users (region_id, tier, rfm_group, users)
                        select region_id, tier, rfm_group, users
                        from counted_slice_users
                        """).update();
        jdbc.sql("drop table counted_slice_users").update();
    }
}
