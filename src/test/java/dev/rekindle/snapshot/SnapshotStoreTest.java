package dev.rekindle.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class SnapshotStoreTest {

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final SnapshotStore store =
            new SnapshotStore(jdbc, Clock.systemUTC(), JsonMapper.builder().build());

    @Test
    void aKeptDocumentStaysAsItWas() {
        keep("{\"users\": 1}");
        keep("{\"users\": 2}");

        assertThat(store.document("id")).contains("{\"users\": 1}");
        assertThat(store.document("other")).isEmpty();
    }

    @Test
    void linesOfAListKeepTheirOrder() {
        keep("{}");

        store.keepRows("id", "send-A-ko", 0, List.of("first", "second"));
        store.keepRows("id", "send-A-ko", 2, List.of("third"));
        store.keepRows("id", "send-A-ko", 0, List.of("again"));

        assertThat(jdbc.sql("select content from snapshot_rows order by position")
                        .query(String.class)
                        .list())
                .containsExactly("first", "second", "third");
    }

    private void keep(String document) {
        store.keep("id", "reactivation", LocalDate.of(2023, 10, 26), "{}", Map.of("users", 3L), document);
    }
}
