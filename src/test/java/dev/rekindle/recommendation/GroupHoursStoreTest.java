package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class GroupHoursStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final GroupHoursStore store = new GroupHoursStore(jdbc);

    @Test
    void theHoursOfAGroupAreThoseOfItsUsersTogether() {
        user("u1", "Whale", "{1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,5}");
        user("u2", "Whale", "{2,3,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0}");
        user("u3", "Medium", "{0,0,0,0,0,0,0,0,0,0,0,0,9,0,0,0,0,0,0,0,0,0,0,0}");

        store.count(Instant.EPOCH);

        assertThat(store.count(Instant.EPOCH)).isEqualTo(2);
        assertThat(jdbc.sql("select rfm_group || ' ' || hours::text from group_hours order by rfm_group")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Medium {0,0,0,0,0,0,0,0,0,0,0,0,9,0,0,0,0,0,0,0,0,0,0,0}",
                        "Whale {3,3,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,5}");
    }

    private void user(String id, String group, String hours) {
        jdbc.sql("""
                        insert into user_metrics values (
                          :id, '2026-11-01', '2026-11-20', now(), 1, 1, 0, 0, 0, 0, 0, 1, cast(:hours as integer[]),
                          '2026-11-20', 1, 1, 0, 0, 0, 0, 0, '2026-11-01')
                        """).param("id", id).param("hours", hours).update();
        jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values (:id, :group, now(), 'rfm-cascade', 1)
                        """).param("id", id).param("group", group).update();
    }
}
