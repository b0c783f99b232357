package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountStoreTest {

    private static final Instant NOON = Instant.parse("2023-10-26T03:00:00Z");

    private final AccountStore store = new AccountStore(TestDatabase.fresh().jdbc());

    @Test
    void aNameIsTakenOnce() {
        assertThat(store.isEmpty()).isTrue();
        assertThat(store.create("mina", "hash", Role.CRM, NOON, "admin")).isTrue();
        assertThat(store.create("mina", "other", Role.ADMIN, NOON, "admin")).isFalse();

        assertThat(store.all()).extracting(Account::name, Account::role).containsExactly(tuple("mina", Role.CRM));
    }

    @Test
    void aChangeOfRoleEndsOlderSessions() {
        store.create("mina", "hash", Role.CRM, NOON, "admin");
        var before = store.usableVersion("mina");

        store.setRole("mina", Role.EXEC);

        assertThat(store.usableVersion("mina")).isPresent().isNotEqualTo(before);
    }

    @Test
    void aDisabledAccountHasNoUsableVersion() {
        store.create("mina", "hash", Role.CRM, NOON, "admin");

        store.setDisabled("mina", true);

        assertThat(store.usableVersion("mina")).isEmpty();
    }
}
