package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class SegmentPolicyStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final SegmentPolicyStore store =
            new SegmentPolicyStore(jdbc, JsonMapper.builder().build());

    @Test
    void cascadeIsBuiltInAndActive() {
        var active = store.active();

        assertThat(active.name()).isEqualTo("rfm-cascade");
        assertThat(active.rules().groupNames()).containsExactly("At-risk", "Medium", "High Engaged", "Whale");
        assertThat(active.rules().isKept()).isTrue();
        assertThat(store.newest("cyber-token").orElseThrow().rules().groupNames())
                .containsExactly("Low", "Medium", "High Engaged", "Whale");
    }

    @Test
    void everyVersionIsKept() {
        var rules = store.active().rules();
        store.add("rfm-cascade", 2, rules, NOON, "mina");
        store.add("own", 1, rules, NOON, "mina");
        store.activate("rfm-cascade", 2, NOON, "mina");

        assertThat(store.all())
                .extracting(policy -> policy.name() + " " + policy.version() + (policy.active() ? " active" : ""))
                .containsExactly("cyber-token 1", "own 1", "rfm-cascade 2 active", "rfm-cascade 1");
        assertThat(store.newest("rfm-cascade").orElseThrow().createdBy()).isEqualTo("mina");
        assertThat(store.version("rfm-cascade", 1).orElseThrow().rules()).isEqualTo(rules);
        assertThat(store.version("rfm-cascade", 3)).isEmpty();
    }

    @Test
    void inUseIsTheActiveVersionAndTheNewestOfEach() {
        store.add("rfm-cascade", 2, store.active().rules(), NOON, "mina");
        store.add("cyber-token", 2, store.active().rules(), NOON, "mina");

        assertThat(store.inUse())
                .extracting(policy -> policy.name() + " " + policy.version())
                .containsExactly("cyber-token 2", "rfm-cascade 2", "rfm-cascade 1");
    }

    @Test
    void theNewestActivationCounts() {
        store.activate("cyber-token", 1, NOON, "mina");
        assertThat(store.active().name()).isEqualTo("cyber-token");

        store.activate("rfm-cascade", 1, NOON, "mina");
        assertThat(store.active().name()).isEqualTo("rfm-cascade");
    }
}
