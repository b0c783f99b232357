package dev.rekindle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.KeptHistories;
import dev.rekindle.TestDatabase;
import dev.rekindle.risk.RecencyCounts.Recency;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecencyCountsQueryTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);

    private static RecencyCountsQuery query;

    @BeforeAll
    static void load() {
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
        query = new RecencyCountsQuery(jdbc);
    }

    @Test
    void historyBeforeTheDayLeavesOutTheDayItself() {
        assertThat(query.recencyCounts(DAY, History.BEFORE, Set.of()).recencies())
                .containsExactlyInAnyOrder(new Recency(2, 15, 1), new Recency(2, 1, 1));
    }

    @Test
    void wholeHistoryReachesIntoTheFuture() {
        assertThat(query.recencyCounts(DAY, History.ALL, Set.of()).recencies())
                .containsExactlyInAnyOrder(new Recency(2, 15, 1), new Recency(2, 1, 1), new Recency(3, -5, 1));
    }

    @Test
    void regionsLimitWhoIsCounted() {
        assertThat(query.recencyCounts(DAY, History.BEFORE, Set.of(2)).recencies())
                .containsExactly(new Recency(2, 1, 1));
    }
}
