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
    void whatWasLoadedIsRememberedUntilItIsRemoved() {
        store.remember(10, 7, NOON);
        assertThat(store.loaded())
                .hasValueSatisfying(loaded -> assertThat(loaded.users()).isEqualTo(10));

        store.removeAll();

        assertThat(store.loaded()).isEmpty();
    }
}
