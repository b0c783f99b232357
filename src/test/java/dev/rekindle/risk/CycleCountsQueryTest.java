package dev.rekindle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.risk.CycleCounts.Cycle;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CycleCountsQueryTest {

    private static CycleCountsQuery query;

    @BeforeAll
    static void load() {
        query = new CycleCountsQuery(SettledUsers.inADatabaseOfTheirOwn());
    }

    @Test
    void historyBeforeTheDayLeavesOutTheDayItself() {
        assertThat(query.cycleCounts(SettledUsers.DAY, History.BEFORE, Set.of()).cycles())
                .containsExactlyInAnyOrder(
                        new Cycle(2, 10.0, 1, 0, 0),
                        new Cycle(2, 0.0, 1, 0, 0),
                        new Cycle(3, null, 1, 0, 1),
                        new Cycle(0, null, 1, 1, 0));
    }

    @Test
    void wholeHistoryReachesIntoTheFuture() {
        assertThat(query.cycleCounts(SettledUsers.DAY, History.ALL, Set.of()).cycles())
                .containsExactlyInAnyOrder(
                        new Cycle(2, 10.0, 1, 0, 0),
                        new Cycle(2, 0.0, 1, 0, 0),
                        new Cycle(3, 7.5, 1, 0, 0),
                        new Cycle(0, null, 1, 1, 0));
    }

    @Test
    void regionsLimitWhoIsCounted() {
        assertThat(query.cycleCounts(SettledUsers.DAY, History.BEFORE, Set.of(2))
                        .cycles())
                .containsExactly(new Cycle(2, 0.0, 1, 0, 0));
    }
}
