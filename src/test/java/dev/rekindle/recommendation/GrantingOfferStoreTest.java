package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GrantingOfferStoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final GrantingOfferStore store =
            new GrantingOfferStore(TestDatabase.fresh().jdbc());

    @Test
    void anOfferIsKeptAndCanBeEnded() {
        store.put(new GrantingOffer("odds", "better odds", DAY, null), "mina", Instant.EPOCH);
        store.put(new GrantingOffer("odds", "better odds", DAY, DAY.plusDays(1)), "mina", Instant.EPOCH);

        var offer = new GrantingOffer("odds", "better odds", DAY, DAY.plusDays(1));
        assertThat(store.offers()).containsExactly(offer);
        assertThat(offer.isValid(DAY.minusDays(1))).isFalse();
        assertThat(offer.isValid(DAY)).isTrue();
        assertThat(offer.isValid(DAY.plusDays(1))).isTrue();
        assertThat(offer.isValid(DAY.plusDays(2))).isFalse();
    }
}
