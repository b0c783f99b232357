package dev.rekindle.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.work.RecountStore.Recount;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RecountStoreTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final RecountStore store = new RecountStore(database.jdbc());

    @Test
    void theLastCountIsRememberedUntilItIsForgotten() {
        var first = new Recount(Instant.parse("2026-11-21T03:00:00Z"), "6 actions", Duration.ofMillis(1_500));
        var second = new Recount(Instant.parse("2026-11-21T04:00:00Z"), "7 actions", Duration.ZERO);

        store.remember("figures", first);
        assertThat(store.last("figures")).contains(first);
        store.remember("figures", second);
        assertThat(store.last("figures")).contains(second);
        store.forget("figures");
        assertThat(store.last("figures")).isEmpty();
    }

    @Test
    void oneTransactionCountsTheSameAtATime() {
        var transactions = new JdbcTransactionManager(database.dataSource());
        var theirs = new RecountStore(JdbcClient.create(Objects.requireNonNull(transactions.getDataSource())));

        new TransactionTemplate(transactions).executeWithoutResult(begun -> {
            assertThat(theirs.takeTurn("figures")).isTrue();
            assertThat(store.takeTurn("figures")).isFalse();
            assertThat(store.takeTurn("others")).isTrue();
        });
        assertThat(store.takeTurn("figures")).isTrue();
    }
}
