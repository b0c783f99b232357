package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class GroupHoursStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final GroupHoursStore store = new GroupHoursStore(jdbc);

    @Test
    void theHoursOfAGroupAreThoseOfItsUsersTogetherInFourWeeks() {
        jdbc.sql("create table of_2026 partition of user_actions for values from ('2026-01-01') to ('2027-01-01')")
                .update();
        acting("u1", "Whale", "2026-11-20T00:10", "2026-11-19T23:59", "2026-11-01T23:00");
        acting("u2", "Whale", "2026-11-20T00:30", "2026-11-20T01:00");
        acting("u3", "Medium", "2026-11-20T12:00", "2026-10-23T12:00", "2026-11-21T12:00");

        assertThat(store.countedOn(SetClock.SEOUL)).isEmpty();
        store.count(NOW, SetClock.SEOUL);

        assertThat(store.countedOn(SetClock.SEOUL)).contains(LocalDate.of(2026, 11, 21));
        assertThat(store.count(NOW, SetClock.SEOUL)).isEqualTo(2);
        assertThat(jdbc.sql("select rfm_group || ' ' || hours::text from group_hours order by rfm_group")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Medium {0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0}",
                        "Whale {2,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2}");
    }

    /** In Seoul. */
    private void acting(String user, String group, String... times) {
        for (var time : times) {
            jdbc.sql("""
                            insert into user_actions values (
                              :user, :time, 'PLAY_GAME', cast(:time as timestamp) at time zone 'Asia/Seoul', '{}')
                            """).param("user", user).param("time", time).update();
        }
        jdbc.sql("""
                        insert into user_segments (user_id, rfm_group, last_updated, policy, policy_version)
                        values (:user, :group, now(), 'rfm-cascade', 1)
                        """).param("user", user).param("group", group).update();
    }
}
