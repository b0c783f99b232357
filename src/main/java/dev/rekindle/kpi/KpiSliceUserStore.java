package dev.rekindle.kpi;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code kpi_slice_users}. */
@Repository
class KpiSliceUserStore {

    /** As which they are counted. */
    static final String NAME = "kpi_slice_users";

    private final JdbcClient jdbc;

    KpiSliceUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
