package dev.rekindle.snapshot;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Results that somebody acted on, kept for ever. Keeping the same one again changes nothing. */
@Repository
public class SnapshotStore {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    SnapshotStore(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Keeps a document.
     *
     * @param kind what it is a result of
     * @param policy every threshold, as JSON
     * @param dataVersions the version of each table it was computed from
     */
    public void keep(
            String snapshotId,
            String kind,
            LocalDate asOf,
            String policy,
            Map<String, Long> dataVersions,
            String document) {
        jdbc.sql("""
                        insert into snapshots
                          (snapshot_id, kind, as_of, policy, data_versions, document, created_at)
                        values
                          (:id, :kind, :asOf, :policy::jsonb, :versions::jsonb, :document, :now)
                        on conflict (snapshot_id) do nothing
                        """)
                .param("id", snapshotId)
                .param("kind", kind)
                .param("asOf", asOf)
                .param("policy", policy)
                .param("versions", json.writeValueAsString(dataVersions))
                .param("document", document)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps lines of a list, the first of them at {@code position}. */
    public void keepRows(String snapshotId, String list, long position, List<String> lines) {
        jdbc.sql("""
                        insert into snapshot_rows (snapshot_id, list, position, content)
                        select :id, :list, :position + line.number - 1, line.content
                        from unnest(:lines::text[]) with ordinality as line (content, number)
                        on conflict (snapshot_id, list, position) do nothing
                        """)
                .param("id", snapshotId)
                .param("list", list)
                .param("position", position)
                .param("lines", lines.toArray(String[]::new))
                .update();
    }

    /** The document, byte for byte as it was kept. */
    public Optional<String> document(String snapshotId) {
        return jdbc.sql("select document from snapshots where snapshot_id = :id")
                .param("id", snapshotId)
                .query(String.class)
                .optional();
    }
}
