package dev.rekindle.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RedisRebuildStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final RedisRebuildStore store = new RedisRebuildStore(jdbc);

    @Test
    void everyWishIsAnotherBasis() {
        var before = store.basis();
        store.ask(Instant.parse("2026-11-21T03:00:00Z"));
        var asked = store.basis();
        store.ask(Instant.parse("2026-11-21T03:00:00Z"));

        assertThat(before).isEqualTo("rfm-cascade:1");
        assertThat(asked).endsWith(before).isNotEqualTo(before);
        assertThat(store.basis()).isNotEqualTo(asked);
        assertThat(jdbc.sql("select count(*) from redis_rebuilds")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void newLifetimesAreAnotherBasis() {
        jdbc.sql("""
                        insert into segment_lifetimes (
                          as_of, policy, policy_version, rfm_group, seen_users, churned_users, expected_lifetime)
                        values ('2026-11-21', 'rfm-cascade', 1, 'Whale', 9, 3, 3)
                        """).update();

        assertThat(store.basis()).isEqualTo("rfm-cascade:1 2026-11-21");
    }
}
