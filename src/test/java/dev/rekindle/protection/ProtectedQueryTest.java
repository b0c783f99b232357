package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProtectedQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final ProtectedQuery query = new ProtectedQuery(jdbc);

    @Test
    void eachIsCountedUnderTheFirstReason() {
        jdbc.sql("""
                insert into users (user_id, self_excluded_until, birth_date, marketing_consent, cooling_off_until) values
                  ('free', null, null, null, '2026-11-20'), ('both', 'infinity', null, null, '2026-12-01'),
                  ('child', null, '2010-01-01', false, null), ('cools', null, null, true, '2026-11-21')
                """).update();

        assertThat(query.byReason(TODAY)).isEqualTo(Map.of("self_excluded", 1L, "under_age", 1L, "cooling_off", 1L));
    }

    @Test
    void whoShowedASignTwiceIsCountedOnceAndSignsThatAreOverAreNot() {
        jdbc.sql("""
                insert into harm_signs values
                  ('u1', 'late_nights', '2026-11-01', '2026-12-01', '{}', 1, now()),
                  ('u1', 'late_nights', '2026-11-02', '2026-12-02', '{}', 1, now()),
                  ('u1', 'spend_surge', '2026-10-22', '2026-11-21', '{}', 1, now()),
                  ('u2', 'spend_surge', '2026-10-21', '2026-11-20', '{}', 1, now())
                """).update();

        assertThat(query.bySign(TODAY)).isEqualTo(Map.of("late_nights", 1L, "spend_surge", 1L));
    }
}
