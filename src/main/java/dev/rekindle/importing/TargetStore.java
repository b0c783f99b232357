package dev.rekindle.importing;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/**
 * The tables themselves, while all their rows are brought at once. Their primary key is taken away before and made
 * afterwards: sorting once is faster than finding the place of every row. Its triggers rest meanwhile.
 *
 * <p>Like {@link StagingStore} it puts names into SQL that come from the code.
 */
@Repository
class TargetStore {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    TargetStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    boolean isEmpty(String table) {
        return jdbc.sql("select not exists (select from %s) as is_empty".formatted(table))
                .query(Boolean.class)
                .single();
    }

    /**
     * Locks the table against everybody, if nobody uses it at this moment. Does not wait: a load that waits for readers
     * which wait for it would be a deadlock.
     */
    void lockNow(String table) {
        lock(table, "nowait");
    }

    /**
     * The same of a table that holds rows and may be looked through at this moment, by a reader or by the autovacuum,
     * which gives way. Waits a little: nothing else must be locked yet, so that nobody can be waiting for this.
     */
    void lockSoon(String table) {
        jdbc.sql("set local lock_timeout = '5s'").update();
        lock(table, "");
        jdbc.sql("set local lock_timeout = default").update();
    }

    private void lock(String table, String wait) {
        try {
            jdbc.sql("lock table %s in access exclusive mode %s".formatted(table, wait))
                    .update();
        } catch (UncategorizedSQLException e) {
            var cause = e.getSQLException();
            if (cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw new CannotAcquireLockException("Somebody uses " + table, e);
            }
            throw e;
        }
    }

    /** Makes ready a table that holds no row. Begins a new file: after a failure nothing of the rows stays behind. */
    void open(String table) {
        jdbc.sql("alter table %s disable trigger user".formatted(table)).update();
        jdbc.sql("truncate " + table).update();
        jdbc.sql("alter table {table} drop constraint {table}_pk".replace("{table}", table))
                .update();
    }

    /** Ends what {@link #open} began. */
    void close(String table, List<String> primaryKey) {
        jdbc.sql("alter table {table} add constraint {table}_pk primary key ({primaryKey})"
                        .replace("{table}", table)
                        .replace("{primaryKey}", String.join(", ", primaryKey)))
                .update();
        jdbc.sql("alter table %s enable trigger user".formatted(table)).update();
    }

    /** Takes rows as {@link TypedRowEncoder} writes them. */
    CopyIn copy(StagedFile file) throws SQLException {
        return DataSourceUtils.getConnection(dataSource)
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy {table} ({columns}) from stdin (format binary, freeze)"
                        .replace("{table}", file.table().name())
                        .replace(
                                "{columns}",
                                file.columns().stream().map(ImportColumn::name).collect(Collectors.joining(", "))));
    }

    boolean hasRepeatedKeys(ImportTable table) {
        return jdbc.sql("select exists (select from {table} group by {keys} having count(*) > 1) as found"
                        .replace("{table}", table.name())
                        .replace("{keys}", String.join(", ", keys(table).toList())))
                .query(Boolean.class)
                .single();
    }

    /** Whether a row of {@code table} belongs to nobody that the owner's column refers to. */
    boolean hasUnknownOwners(String table, ImportColumn owner) {
        return jdbc.sql("""
                        select exists (
                          select from {table} t
                          where not exists (select from {references} o where o.{owner} = t.{owner})) as found
                        """.replace("{table}", table)
                        .replace("{references}", owner.references())
                        .replace("{owner}", owner.name()))
                .query(Boolean.class)
                .single();
    }

    void analyze(String table) {
        jdbc.sql("analyze " + table).update();
    }

    /** The columns of a table's primary key: whom a row belongs to, then what identifies it. */
    static List<String> primaryKey(ImportTable table) {
        return Stream.concat(
                        table.columns().stream().filter(ImportColumn::isOwner).map(ImportColumn::name), keys(table))
                .toList();
    }

    private static Stream<String> keys(ImportTable table) {
        return table.columns().stream().filter(ImportColumn::key).map(ImportColumn::name);
    }
}
