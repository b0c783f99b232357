package dev.rekindle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.risk.RecencyCounts.Recency;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecencyCountsQueryTest {

    private static RecencyCountsQuery query;

    @BeforeAll
    static void load() {
        query = new RecencyCountsQuery(SettledUsers.inADatabaseOfTheirOwn());
    }

    @Test
    void historyBeforeTheDayLeavesOutTheDayItself() {
        assertThat(query.recencyCounts(SettledUsers.DAY, History.BEFORE, Set.of())
                        .recencies())
                .containsExactlyInAnyOrder(new Recency(2, 15, 1), new Recency(2, 1, 1));
    }

    @Test
    void wholeHistoryReachesIntoTheFuture() {
        assertThat(query.recencyCounts(SettledUsers.DAY, History.ALL, Set.of()).recencies())
                .containsExactlyInAnyOrder(new Recency(2, 15, 1), new Recency(2, 1, 1), new Recency(3, -5, 1));
    }

    @Test
    void regionsLimitWhoIsCounted() {
        assertThat(query.recencyCounts(SettledUsers.DAY, History.BEFORE, Set.of(2))
                        .recencies())
                .containsExactly(new Recency(2, 1, 1));
    }
}
