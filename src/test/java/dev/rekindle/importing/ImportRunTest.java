package dev.rekindle.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rekindle.importing.ImportProgress.Phase;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What happens to an import on its way. */
class ImportRunTest {

    private static final String USERS = "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at\n";

    private final ImportEngine engine = new ImportEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void importIsStoppedWhileItReads() {
        var run = engine.imports.start(request(endless(USERS, "u,1,1,1,\n")));
        await().until(() -> run.progress().rows() > 0);

        run.cancel();

        assertThatThrownBy(() -> run.result().get()).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(engine.imports.imports(0, 1)).extracting(PastImport::state).containsExactly(ImportState.CANCELLED);
        nothingIsLeft();
    }

    @Test
    void importIsStoppedInTheMiddleOfAStatement() throws SQLException {
        try (var other = engine.dataSource.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table users in access exclusive mode");
            var run = engine.imports.start(
                    new ImportRequest(List.of(ImportEngine.file("users.csv", USERS + "u1,1,1,1,\n")), null, false));
            await().until(() -> engine.count("pg_locks where relation = 'users'::regclass and not granted") == 1);
            assertThat(run.progress().phase()).isEqualTo(Phase.CHECKING);

            run.cancel();

            assertThatThrownBy(() -> run.result().get()).hasRootCauseInstanceOf(CancellationException.class);
            other.rollback();
        }
        nothingIsLeft();
    }

    @Test
    void importWhoseConnectionDiesLeavesNothingAndTheNextOneWorks() {
        var run = engine.imports.start(request(endless(USERS, "u,1,1,1,\n")));
        await().until(() -> run.progress().rows() > 0);

        engine.jdbc
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy staged_users%'")
                .query()
                .listOfRows();

        assertThatThrownBy(() -> run.result().get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        assertThat(engine.imports.imports(0, 1)).extracting(PastImport::state).containsExactly(ImportState.FAILED);
        nothingIsLeft();
        assertThat(engine.run("users.csv", USERS + "u1,1,1,1,\n").state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void whoeverWaitsIsToldAlsoWhereTheFailureCannotBeKept() {
        var run = engine.imports.start(request(endless(USERS, "u,1,1,1,\n")));
        await().until(() -> run.progress().rows() > 0);
        engine.jdbc.sql("alter table imports rename to imports_away").update();

        engine.jdbc
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy staged_users%'")
                .query()
                .listOfRows();

        await().until(() -> run.result().isCompletedExceptionally());
        await().until(() -> engine.imports.running().isEmpty());
        engine.jdbc.sql("alter table imports_away rename to imports").update();
        assertThat(engine.run("users.csv", USERS + "u1,1,1,1,\n").state()).isEqualTo(ImportState.DONE);
        assertThat(engine.imports.imports(0, 2))
                .extracting(PastImport::state)
                .containsExactlyInAnyOrder(ImportState.DONE, ImportState.INTERRUPTED);
    }

    @Test
    void twoAtOnceAreRefused() {
        var run = engine.imports.start(request(endless(USERS, "u,1,1,1,\n")));
        await().until(() -> run.progress().rows() > 0);
        assertThat(engine.imports.running()).containsSame(run);

        assertThatThrownBy(() -> engine.run("users.csv", USERS))
                .isInstanceOf(ImportRunning.class)
                .hasMessageContaining("wait until it has ended");
        assertThat(engine.imports.running()).containsSame(run);

        run.cancel();
        assertThatThrownBy(() -> run.result().get()).hasRootCauseInstanceOf(CancellationException.class);
        await().until(() -> engine.imports.running().isEmpty());
    }

    @Test
    void quoteThatNeverClosesIsFoundInBoundedMemory() {
        var result = engine.run(endless(USERS + "u1,1,1,1,\n\"", "no end "));

        assertThat(result.rejected()).containsExactly(new Rejection("users.csv", 3L, null, null, Reason.QUOTES, ""));
    }

    private static ImportRequest request(ImportFile file) {
        return new ImportRequest(List.of(file), null, false);
    }

    /** A file that begins with this text and then repeats the other for ever. */
    private static ImportFile endless(String beginning, String repeated) {
        return new ImportFile("users.csv", Long.MAX_VALUE, () -> new InputStream() {
            private final byte[] first = beginning.getBytes(UTF_8);
            private final byte[] rest = repeated.getBytes(UTF_8);
            private int position;

            @Override
            public int read() {
                var at = position++;
                return at < first.length ? first[at] : rest[(at - first.length) % rest.length];
            }
        });
    }

    private void nothingIsLeft() {
        assertThat(engine.count("users")).isZero();
        assertThat(engine.rows("select relname from pg_class where relname ~ '^(staged|pending)_'"))
                .isEmpty();
    }
}
