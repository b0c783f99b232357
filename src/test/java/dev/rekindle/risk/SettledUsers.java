package dev.rekindle.risk;

import dev.rekindle.KeptHistories;
import dev.rekindle.TestDatabase;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who settled on two days, twice on one, again after the day that is asked about, and never. */
final class SettledUsers {

    static final LocalDate DAY = LocalDate.of(2023, 10, 26);

    private SettledUsers() {}

    static JdbcClient inADatabaseOfTheirOwn() {
        var jdbc = TestDatabase.fresh().jdbc();
        jdbc.sql("""
            insert into users (user_id, region_id, total_settle_cnt) values
              ('regular', 1, 2), ('same_day', 2, 2), ('returns_later', 1, 3), ('newcomer', 1, 0)
            """).update();
        jdbc.sql("""
            insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate) values
              ('regular', 'st_1', 'cafe', '2023-10-01', 10000), ('regular', 'st_2', 'cafe', '2023-10-11', 10000),
              ('same_day', 'st_3', 'cafe', '2023-10-25', 10000), ('same_day', 'st_4', 'cafe', '2023-10-25', 10000),
              ('returns_later', 'st_5', 'cafe', '2023-10-16', 10000),
              ('returns_later', 'st_6', 'cafe', '2023-10-26', 10000),
              ('returns_later', 'st_7', 'cafe', '2023-10-31', 10000)
            """).update();
        jdbc.sql(KeptHistories.REBUILD_SETTLEMENTS).update();
        return jdbc;
    }
}
