package dev.rekindle.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActionPartitionStoreTest {

    private static final String PARTITIONS =
            "select inhrelid::regclass from pg_inherits where inhparent = 'user_actions'::regclass order by 1";

    private final IntakeSession session = new IntakeSession();
    private final ActionPartitionStore store = new ActionPartitionStore(session.jdbc);

    @Test
    void aMonthIsMadeOnceAndTakesItsFirstAndLastMoment() {
        session.inTransaction(() -> store.make(List.of(YearMonth.of(2026, 12), YearMonth.of(2026, 11))));
        session.inTransaction(() -> store.make(List.of(YearMonth.of(2026, 12))));

        assertThat(session.rows(PARTITIONS)).containsExactly("user_actions_2026_11", "user_actions_2026_12");
        session.jdbc.sql("""
                        insert into user_actions values
                          ('u1', 'e1', 'T', '2026-12-01 00:00Z', '{}'),
                          ('u1', 'e2', 'T', '2026-12-31 23:59:59.999999Z', '{}')
                        """).update();
        assertThat(session.rows("select count(*) from user_actions_2026_12")).containsExactly("2");
    }

    @Test
    void severalWhoNeedTheSameMonthAtOnceGetItWithoutWaitingForEver() {
        var makers = IntStream.range(0, 6)
                .mapToObj(maker -> CompletableFuture.runAsync(
                        () -> session.inTransaction(() -> store.make(List.of(YearMonth.of(2027, 1))))))
                .toArray(CompletableFuture[]::new);

        assertThat(CompletableFuture.allOf(makers).orTimeout(30, TimeUnit.SECONDS))
                .succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(session.rows(PARTITIONS)).containsExactly("user_actions_2027_01");
    }
}
