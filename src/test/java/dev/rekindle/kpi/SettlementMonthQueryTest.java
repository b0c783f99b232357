package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SettlementMonthQueryTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final SettlementMonthQuery query = new SettlementMonthQuery(database.jdbc());

    @Test
    void withoutSettlementsThereAreNoMonths() {
        assertThat(query.months(24)).isEmpty();
    }

    @Test
    void aUserCountsOnceAMonth() {
        database.jdbc().sql("""
                        insert into users (user_id) values ('u1'), ('u2');
                        insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                        values
                          ('u1', 's1', 'c', '2026-09-30', 10),
                          ('u1', 's2', 'c', '2026-11-01', 10),
                          ('u1', 's3', 'c', '2026-11-30', 10),
                          ('u2', 's4', 'c', '2026-11-05', 10)
                        """).update();

        assertThat(query.months(24))
                .containsExactly(
                        new SettlementMonth(YearMonth.of(2026, 9), 1, 1),
                        new SettlementMonth(YearMonth.of(2026, 11), 3, 2));
        assertThat(query.months(1)).containsExactly(new SettlementMonth(YearMonth.of(2026, 11), 3, 2));
    }
}
