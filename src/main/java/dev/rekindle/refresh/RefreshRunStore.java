package dev.rekindle.refresh;

import dev.rekindle.refresh.RefreshRun.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code refresh_runs} and {@code refresh_steps}, and whose turn it is. */
@Repository
class RefreshRunStore {

    /** "nigh": the lock of whoever runs the night. */
    private static final long NIGHT_LOCK = 0x6e696768;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    RefreshRunStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** The right to run the night, until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Empty when another one in the cluster is running the night. The right hangs on a connection of its own, so that
     * the steps can be transactions of theirs and a server that dies loses it.
     */
    Optional<Turn> takeTurn() {
        try {
            var connection = dataSource.getConnection();
            try {
                if (ask(connection, "select pg_try_advisory_lock(?)")) {
                    return Optional.of(() -> giveBack(connection));
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Taking the turn of the night", null, e);
        }
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            ask(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Giving back the turn of the night", null, e);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, NIGHT_LOCK);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** What is still said to run, while nobody does, was broken off. */
    void markInterrupted() {
        jdbc.sql("update refresh_steps set state = 'INTERRUPTED' where state = 'RUNNING'")
                .update();
        jdbc.sql("update refresh_runs set state = 'INTERRUPTED' where state = 'RUNNING'")
                .update();
    }

    void begin(UUID runId, LocalDate asOf, Instant at, String by) {
        jdbc.sql("""
                        insert into refresh_runs (run_id, as_of, state, started_at, started_by)
                        values (:runId, :asOf, 'RUNNING', :at, :by)
                        """)
                .param("runId", runId)
                .param("asOf", asOf)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void beginStep(UUID runId, int position, String step, Instant at) {
        jdbc.sql("""
                        insert into refresh_steps (run_id, position, step, state, started_at)
                        values (:runId, :position, :step, 'RUNNING', :at)
                        """)
                .param("runId", runId)
                .param("position", position)
                .param("step", step)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endStep(UUID runId, int position, Instant at, @Nullable Long written, @Nullable String failure) {
        jdbc.sql("""
                        update refresh_steps
                        set state = :state, finished_at = :at, written = :written, failure = :failure
                        where run_id = :runId and position = :position
                        """)
                .param("state", (failure == null ? RefreshState.DONE : RefreshState.FAILED).name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("written", written)
                .param("failure", failure)
                .param("runId", runId)
                .param("position", position)
                .update();
    }

    /** Ends a run: it failed when one of its steps did. */
    void end(UUID runId, Instant at) {
        jdbc.sql("""
                        update refresh_runs
                        set finished_at = :at,
                          state = case when exists (
                            select from refresh_steps where run_id = :runId and state = 'FAILED')
                            then 'FAILED' else 'DONE' end
                        where run_id = :runId
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("runId", runId)
                .update();
    }

    /** The newest runs, the newest first. */
    List<RefreshRun> newest(int most) {
        return jdbc.sql("select * from refresh_runs order by started_at desc limit :most")
                .param("most", most)
                .query(this::run)
                .list();
    }

    /** Whether one went beyond this day, and none that ended well has come back from there since. */
    boolean hasGoneBeyond(LocalDate day) {
        return jdbc.sql("""
                        select exists (
                          select from refresh_runs as beyond
                          where beyond.as_of > :day and not exists (
                            select from refresh_runs as back
                            where back.started_at > beyond.started_at and back.as_of < beyond.as_of
                              and back.as_of <= :day and back.state = 'DONE')) as has_gone_beyond
                        """).param("day", day).query(Boolean.class).single();
    }

    /** Whether the clock has run the night of this day to its end. */
    boolean hasRun(LocalDate night) {
        return jdbc.sql("""
                        select exists (
                          select from refresh_runs
                          where started_by = 'server' and as_of >= :night and state in ('DONE', 'FAILED')) as has_run
                        """).param("night", night).query(Boolean.class).single();
    }

    /** Whether the clock has ever begun one. */
    boolean hasNights() {
        return jdbc.sql("select exists (select from refresh_runs where started_by = 'server') as has_nights")
                .query(Boolean.class)
                .single();
    }

    private RefreshRun run(ResultSet row, int number) throws SQLException {
        var runId = row.getObject("run_id", UUID.class);
        return new RefreshRun(
                runId,
                row.getObject("as_of", LocalDate.class),
                RefreshState.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("finished_at", OffsetDateTime.class)),
                row.getString("started_by"),
                steps(runId));
    }

    private List<Step> steps(UUID runId) {
        return jdbc.sql("select * from refresh_steps where run_id = :runId order by position")
                .param("runId", runId)
                .query(RefreshRunStore::step)
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getString("step"),
                RefreshState.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("finished_at", OffsetDateTime.class)),
                row.getObject("written", Long.class),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
