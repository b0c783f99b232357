package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleStoreTest {

    private static final Instant NOON = Instant.parse("2023-10-26T03:00:00Z");

    private final SignInThrottleStore store =
            new SignInThrottleStore(TestDatabase.fresh().jdbc());

    @Test
    void whoFailsMoreOftenThanIsFreeWaits() {
        for (int i = 0; i < 4; i++) {
            store.count("mina", NOON, 3, Duration.ofMinutes(1), Duration.ofHours(1));
        }

        assertThat(store.lockedUntil("mina", NOON))
                .hasValueSatisfying(until -> assertThat(until).isAfter(NOON));
        assertThat(store.lockedUntil("somebody else", NOON)).isEmpty();
    }

    @Test
    void whatIsForgottenDoesNotWait() {
        for (int i = 0; i < 4; i++) {
            store.count("mina", NOON, 3, Duration.ofMinutes(1), Duration.ofHours(1));
        }

        store.forget("mina");

        assertThat(store.lockedUntil("mina", NOON)).isEmpty();
    }
}
