package dev.rekindle.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportStoreTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private final ImportEngine engine = new ImportEngine();

    @BeforeEach
    void anImportThatAnEarlierServerBegan() {
        engine.jdbc.sql("""
                        insert into imports (import_id, state, started_at, started_by, files, ignored)
                        values (:id, 'RUNNING', now(), 'admin', '{users.csv}', '{}')
                        """).param("id", ID).update();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void importThatNobodyRunsAnyMoreWasInterrupted() {
        engine.imports.endInterrupted();

        assertThat(engine.imports.find(ID).state()).isEqualTo(ImportState.INTERRUPTED);
    }

    @Test
    void importOfAnotherInstanceIsLeftAlone() throws SQLException {
        try (var other = engine.dataSource.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('dev.rekindle.importing'))");

            engine.imports.endInterrupted();
        }
        assertThat(engine.imports.find(ID).state()).isEqualTo(ImportState.RUNNING);
    }

    @Test
    void rejectionsComeByFileAndLineWithThoseOfTheWholeFileFirst() {
        var rejections = List.of(
                new Rejection("b.csv", 10L, "x", "v", Reason.EMPTY, ""),
                new Rejection("b.csv", 9L, null, "v", Reason.FIELD_COUNT, "5"),
                new Rejection("b.csv", null, null, null, Reason.TABLE_TWICE, ""),
                new Rejection("a.csv", 11L, "y", "v".repeat(300), Reason.TOO_LONG, ""));
        engine.store.reject(ID, rejections);

        assertThat(engine.store.rejections(ID, 0, 10))
                .containsExactly(rejections.get(3), rejections.get(2), rejections.get(1), rejections.get(0));
        assertThat(engine.store.rejections(ID, 1, 1)).containsExactly(rejections.get(2));
        assertThat(rejections.get(1).sentence()).contains("the line with the column names has 5");
        assertThat(rejections.get(3).value()).hasSize(201).endsWith("v…");
    }
}
