package dev.rekindle.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code imports} and {@code import_rejections}. */
@Repository
class ImportStore {

    private static final TypeReference<TreeMap<String, TableResult>> TABLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether this transaction may import; while it does, no other may, on whatever instance. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('dev.rekindle.importing'))")
                .query(Boolean.class)
                .single();
    }

    /** What runs without holding the lock does not run any more. */
    void endInterrupted(Instant now) {
        jdbc.sql("update imports set state = 'INTERRUPTED', finished_at = :now where state = 'RUNNING'")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void begin(ImportRun run) {
        jdbc.sql("""
                        insert into imports (import_id, state, started_at, started_by, as_of, files, ignored)
                        values (:importId, 'RUNNING', :startedAt, :startedBy, :asOf, :files, :ignored)
                        """)
                .param("importId", run.importId())
                .param("startedAt", run.startedAt().atOffset(ZoneOffset.UTC))
                .param("startedBy", run.startedBy())
                .param("asOf", run.asOf())
                .param("files", run.files().stream().map(ImportFile::name).toArray(String[]::new))
                .param("ignored", run.ignored().toArray(String[]::new))
                .update();
    }

    void end(
            UUID importId,
            ImportState state,
            SortedMap<String, TableResult> tables,
            @Nullable String failure,
            Instant now) {
        jdbc.sql("""
                        update imports
                        set state = :state, finished_at = :now, tables = :tables::jsonb,
                          failure = :failure,
                          rejected_total = (
                            select count(*) from import_rejections r where r.import_id = :importId)
                        where import_id = :importId
                        """)
                .param("importId", importId)
                .param("state", state.name())
                .param("failure", failure)
                .param("tables", json.writeValueAsString(tables))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All imports, the newest first. */
    List<PastImport> imports(int offset, int limit) {
        return jdbc.sql("""
                        select import_id, state, started_at, finished_at, started_by, as_of, files, ignored, tables,
                          rejected_total, failure
                        from imports
                        order by started_at desc, import_id
                        limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::pastImport)
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from imports").query(Integer.class).single();
    }

    Optional<PastImport> find(UUID importId) {
        return jdbc.sql("""
                        select import_id, state, started_at, finished_at, started_by, as_of, files, ignored, tables,
                          rejected_total, failure
                        from imports
                        where import_id = :importId
                        """).param("importId", importId).query(this::pastImport).optional();
    }

    /** The as-of date that came with the newest import that was kept. */
    Optional<LocalDate> lastAsOf() {
        return jdbc.sql("""
                        select as_of
                        from imports
                        where state = 'DONE' and as_of is not null
                        order by started_at desc
                        limit 1
                        """).query(LocalDate.class).optional();
    }

    void reject(UUID importId, List<Rejection> rejections) {
        for (var rejection : rejections) {
            jdbc.sql("""
                            insert into import_rejections (
                              import_id, file, line, column_name, value, reason, detail)
                            values (:importId, :file, :line, :column, :value, :reason, :detail)
                            """)
                    .param("importId", importId)
                    .param("file", rejection.file())
                    .param("line", rejection.line())
                    .param("column", rejection.column())
                    .param("value", rejection.value())
                    .param("reason", rejection.reason().name())
                    .param("detail", rejection.detail())
                    .update();
        }
    }

    long rejectedTotal(UUID importId) {
        return jdbc.sql("select count(*) from import_rejections where import_id = :importId")
                .param("importId", importId)
                .query(Long.class)
                .single();
    }

    /** Rejections of an import by file and line, what concerns a whole file first. */
    List<Rejection> rejections(UUID importId, int offset, int limit) {
        return jdbc.sql("""
                        select file, line, column_name, value, reason, detail
                        from import_rejections
                        where import_id = :importId
                        order by file, line nulls first, column_name, reason
                        limit :limit offset :offset
                        """)
                .param("importId", importId)
                .param("limit", limit)
                .param("offset", offset)
                .query(ImportStore::rejection)
                .list();
    }

    /** All rejections of an import in the same order, one at a time. */
    void eachRejection(UUID importId, Consumer<Rejection> reader) {
        try (var all =
                jdbc.sql("""
                        select file, line, column_name, value, reason, detail
                        from import_rejections
                        where import_id = :importId
                        order by file, line nulls first, column_name, reason
                        """).withFetchSize(1_000).param("importId", importId).query(ImportStore::rejection).stream()) {
            all.forEach(reader);
        }
    }

    private static Rejection rejection(ResultSet row, int number) throws SQLException {
        return new Rejection(
                row.getString("file"),
                row.getObject("line", Long.class),
                row.getString("column_name"),
                row.getString("value"),
                Reason.valueOf(row.getString("reason")),
                row.getString("detail"));
    }

    private PastImport pastImport(ResultSet row, int number) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new PastImport(
                row.getObject("import_id", UUID.class),
                ImportState.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getString("started_by"),
                row.getObject("as_of", LocalDate.class),
                List.of((String[]) row.getArray("files").getArray()),
                List.of((String[]) row.getArray("ignored").getArray()),
                json.readValue(row.getString("tables"), TABLES),
                row.getLong("rejected_total"),
                row.getString("failure"));
    }

    /** When the rows of each of these tables last changed; absent for one that never did. */
    Map<String, Instant> changedAt(List<String> tables) {
        var changed = new TreeMap<String, Instant>();
        jdbc.sql("select table_name, changed_at from data_versions where table_name in (:tables)")
                .param("tables", tables)
                .query(row -> {
                    changed.put(
                            row.getString("table_name"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant());
                });
        return changed;
    }
}
