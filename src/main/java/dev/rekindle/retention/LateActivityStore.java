package dev.rekindle.retention;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code late_activity}, and of {@code counted_users}, which say where they are to be taken into account. */
@Repository
class LateActivityStore {

    private final JdbcClient jdbc;

    LateActivityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * On how many days users were active that came late, as far as they are kept; empty when that is too much to be
     * taken into account while somebody waits.
     */
    Optional<Long> newDays() {
        return jdbc.sql("""
                        select coalesce(sum(new_days), 0)
                        from late_activity
                        having count(*) <= :most
                        """)
                .param("most", UserActivityStore.MOST_LATE)
                .query(Long.class)
                .optional();
    }

    /**
     * What the transaction sees of it is counted now: nothing of that is late any more. What it does not see stays, and
     * with it how users stood before, which is how they are counted.
     */
    void forgetSeen() {
        jdbc.sql("delete from late_activity").update();
    }

    /** Keeps in which slice each user is counted; of most that is where they were counted before. */
    void keepSlices() {
        jdbc.sql("""
                        merge into counted_users as kept
                        using activity_slices as slices
                        on kept.user_id = slices.user_id
                        when matched
                          and (kept.rfm_group, kept.region_id) is distinct from (slices.rfm_group, slices.region_id)
                        then update set rfm_group = slices.rfm_group, region_id = slices.region_id
                        when not matched by target then
                          insert (user_id, rfm_group, region_id)
                          values (slices.user_id, slices.rfm_group, slices.region_id)
                        when not matched by source then delete
                        """).update();
    }
}
