package dev.rekindle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.KeptHistories;
import dev.rekindle.TestDatabase;
import dev.rekindle.risk.CycleCounts.Cycle;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CycleCountsQueryTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);

    private static CycleCountsQuery query;

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
        query = new CycleCountsQuery(jdbc);
    }

    @Test
    void historyBeforeTheDayLeavesOutTheDayItself() {
        assertThat(query.cycleCounts(DAY, History.BEFORE, Set.of()).cycles())
                .containsExactlyInAnyOrder(
                        new Cycle(2, 10.0, 1, 0, 0),
                        new Cycle(2, 0.0, 1, 0, 0),
                        new Cycle(3, null, 1, 0, 1),
                        new Cycle(0, null, 1, 1, 0));
    }

    @Test
    void wholeHistoryReachesIntoTheFuture() {
        assertThat(query.cycleCounts(DAY, History.ALL, Set.of()).cycles())
                .containsExactlyInAnyOrder(
                        new Cycle(2, 10.0, 1, 0, 0),
                        new Cycle(2, 0.0, 1, 0, 0),
                        new Cycle(3, 7.5, 1, 0, 0),
                        new Cycle(0, null, 1, 1, 0));
    }

    @Test
    void regionsLimitWhoIsCounted() {
        assertThat(query.cycleCounts(DAY, History.BEFORE, Set.of(2)).cycles())
                .containsExactly(new Cycle(2, 0.0, 1, 0, 0));
    }
}
