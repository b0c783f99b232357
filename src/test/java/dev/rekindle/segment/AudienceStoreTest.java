package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.segment.Audience.Kind;
import dev.rekindle.segment.AudienceConditions.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class AudienceStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID FROZEN = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final AudienceStore store =
            new AudienceStore(jdbc, JsonMapper.builder().build());

    private static Audience spenders(int version) {
        var conditions = new AudienceConditions(
                Map.of(AudienceCondition.MONETARY, new Range(new BigDecimal("100.5"), null)),
                Set.of("Medium"),
                Set.of(version),
                Set.of("power"));
        return new Audience(ID, "Spenders", Kind.CONDITIONS, version, conditions, null, null, NOW, "crm");
    }

    @Test
    void newestVersionIsListedAndAllAreKept() {
        store.save(spenders(1));
        store.save(spenders(2));

        assertThat(store.all()).containsExactly(spenders(2));
        assertThat(store.versions(ID)).containsExactly(spenders(2), spenders(1));
        assertThat(store.named("sPENDERS")).contains(ID);
    }

    @Test
    void deletedOneIsGoneFromTheListAndItsNameIsFree() {
        store.save(spenders(1));

        assertThat(store.delete(ID, NOW, "crm")).isTrue();
        assertThat(store.delete(ID, NOW, "crm")).isFalse();

        assertThat(store.all()).isEmpty();
        assertThat(store.versions(ID)).isEmpty();
        assertThat(store.named("Spenders")).isEmpty();
        assertThat(jdbc.sql("select count(*) from audience_versions")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void frozenListHoldsUsersOnly() {
        jdbc.sql("insert into users (user_id) values ('u1'), ('u2')").update();
        var frozen = new Audience(FROZEN, "Week 47", Kind.USERS, 1, null, "Cohort of week 47", TODAY, NOW, "crm");
        store.save(frozen);

        assertThat(store.addUsers(FROZEN, List.of("u2", "nobody", "u1", "u2"))).isEqualTo(2);

        assertThat(store.versions(FROZEN)).containsExactly(frozen);
        assertThat(jdbc.sql("select user_id from audience_users order by user_id")
                        .query(String.class)
                        .list())
                .containsExactly("u1", "u2");
    }
}
