package dev.rekindle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoStoreTest {

    private static final Instant NOON = Instant.parse("2023-10-26T03:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final DemoStore store = new DemoStore(database.jdbc(), database.dataSource());

    @Test
    void aUserMakesTheDatabaseNoLongerEmpty() {
        assertThat(store.isEmpty()).isTrue();

        database.jdbc().sql("insert into users (user_id) values ('u1')").update();

        assertThat(store.isEmpty()).isFalse();
    }

    @Test
    void onlyAnImportThatWasTakenCounts() {
        addImport("REJECTED");
        assertThat(store.hasImported()).isFalse();

        addImport("DONE");
        assertThat(store.hasImported()).isTrue();
    }

    private void addImport(String state) {
        database.jdbc().sql("""
                        insert into imports (import_id, state, started_at, started_by, files, ignored)
                        values (gen_random_uuid(), :state, '2023-10-26T03:00:00Z', 'admin', '{}', '{}')
                        """).param("state", state).update();
    }

    @Test
    void whatWasLoadedIsRememberedUntilItIsRemoved() {
        store.remember(10, 7, NOON);
        assertThat(store.loaded())
                .hasValueSatisfying(loaded -> assertThat(loaded.users()).isEqualTo(10));

        store.removeAll();

        assertThat(store.loaded()).isEmpty();
    }
}
