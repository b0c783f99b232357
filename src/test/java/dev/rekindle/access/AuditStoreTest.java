package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditStoreTest {

    private static final Instant NOON = Instant.parse("2023-10-26T03:00:00Z");

    private final AuditStore store = new AuditStore(TestDatabase.fresh().jdbc());

    @Test
    void theNewestEntryComesFirstAndTheFilterCounts() {
        store.add(new AuditEntry(NOON, "mina", "export", "send list", "{\"rows\": 3}", "10.0.0.1"));
        store.add(new AuditEntry(NOON.plusSeconds(1), "admin", "import", "users", "{}", null));

        assertThat(store.entries("", 0, 10)).extracting(AuditEntry::who).containsExactly("admin", "mina");
        assertThat(store.entries("mina", 0, 10)).extracting(AuditEntry::action).containsExactly("export");
        assertThat(store.count("")).isEqualTo(2);
        assertThat(store.count("mina")).isEqualTo(1);
    }
}
