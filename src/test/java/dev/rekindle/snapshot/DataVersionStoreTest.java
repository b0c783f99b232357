package dev.rekindle.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataVersionStoreTest {

    private static final Instant NOW = Instant.parse("2023-10-26T00:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final DataVersionStore store = new DataVersionStore(database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tableNeverWrittenToHasVersionZero() {
        assertThat(store.versions(Set.of("users", "settlements"))).isEqualTo(Map.of("settlements", 0L, "users", 0L));
    }

    @Test
    void everyChangeRaisesTheVersionOfItsTablesOnly() {
        store.changed(List.of("users", "settlements"));
        store.changed(List.of("users"));

        assertThat(store.versions(List.of("users", "settlements", "job_posts")))
                .isEqualTo(Map.of("job_posts", 0L, "settlements", 1L, "users", 2L));
    }

    @Test
    void changeIsDatedByTheClock() {
        store.changed(List.of("users"));

        assertThat(database.jdbc()
                        .sql("select changed_at from data_versions where table_name = 'users'")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(NOW);
    }
}
