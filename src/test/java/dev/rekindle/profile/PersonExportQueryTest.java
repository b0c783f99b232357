package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class PersonExportQueryTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final PersonExportQuery query = new PersonExportQuery(jdbc);
    private final JsonMapper json = new JsonMapper();

    @Test
    void rowsOfTheUserAreThereAndNobodyElses() {
        jdbc.sql("""
                        insert into users (user_id, region_id) values ('ann', 7), ('bob', 8);
                        insert into settlements values
                          ('ann', 's1', 'cafe', '2026-10-01', 10000), ('bob', 's2', 'cafe', '2026-10-02', 11000);
                        insert into snapshots (snapshot_id, kind, as_of, policy, data_versions, document, created_at)
                        values ('snap', 'reactivation', '2026-11-01', '{}', '{}', '{}', now());
                        insert into snapshot_rows values
                          ('snap', 'send', 0, '{"user_id":"ann"}'), ('snap', 'send', 1, '{"user_id":"bob"}')
                        """).update();
        var traces = PersonTraces.of("ann", json);

        var found = json.readTree(query.everything("ann", traces.field(), traces.pattern()));

        assertThat(found.propertyNames()).first().isEqualTo("users");
        assertThat(found.get("settlements").toString()).contains("s1").doesNotContain("s2");
        assertThat(found.get("snapshot_rows").toString()).contains("ann").doesNotContain("bob");
        assertThat(found.get("notifications")).isEmpty();
    }
}
