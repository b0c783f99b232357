package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenStoreTest {

    private static final Instant NOON = Instant.parse("2023-10-26T03:00:00Z");
    private static final byte[] HASH = new byte[32];

    private final TokenStore store = new TokenStore(TestDatabase.fresh().jdbc());

    @Test
    void aRevokedTokenIsListedButNotUsable() {
        store.add(HASH, "nightly", Role.CRM, NOON, "admin");
        var token = store.usable(HASH).orElseThrow();

        store.revoke(token.tokenId(), NOON.plusSeconds(60), "admin");

        assertThat(store.usable(HASH)).isEmpty();
        assertThat(store.all()).extracting(Token::name, Token::revokedBy).containsExactly(tuple("nightly", "admin"));
    }

    @Test
    void useIsRemembered() {
        store.add(HASH, "nightly", Role.CRM, NOON, "admin");
        var token = store.usable(HASH).orElseThrow();

        store.used(token.tokenId(), NOON.plusSeconds(5));

        assertThat(store.all().getFirst().lastUsedAt()).isNotNull();
    }
}
