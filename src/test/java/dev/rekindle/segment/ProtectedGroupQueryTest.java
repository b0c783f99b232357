package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProtectedGroupQueryTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();

    @Test
    void protectedUsersAreCountedInTheirGroupAndInTheLastOneWithoutAny() {
        jdbc.sql("""
                insert into users (user_id, marketing_consent, cooling_off_until) values
                  ('whale', null, '2026-12-01'), ('never_acted', false, null), ('free', null, '2026-11-20')
                """).update();
        jdbc.sql("""
                insert into user_segments (user_id, rfm_group, policy, policy_version, last_updated)
                select user_id, 'Whale', 'rfm-cascade', 1, now() from users where user_id <> 'never_acted'
                """).update();

        assertThat(new ProtectedGroupQuery(jdbc).byGroup("At-risk", LocalDate.of(2026, 11, 21)))
                .isEqualTo(Map.of("Whale", 1L, "At-risk", 1L));
    }
}
