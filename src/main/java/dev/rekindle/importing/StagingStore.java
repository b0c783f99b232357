package dev.rekindle.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/**
 * The staged rows of an import: brought by COPY as text, checked and compared as sets, written to their tables.
 *
 * <p>This is the one place where SQL is put together, because every table is checked and written in the same way. Only
 * names are put in, and these come from the code: {@link ImportColumn} takes no others. Values are parameters.
 *
 * <p>The staging tables are made in the import's transaction and are gone with it, also when the server is killed.
 * Unlogged rather than temporary: parallel workers cannot read temporary tables.
 */
@Repository
class StagingStore {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    StagingStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Gives this transaction what a large load needs, and ends it soon when the server that runs it is gone. */
    void prepare() {
        jdbc.sql("""
                        select set_config('work_mem', '256MB', true),
                          set_config('maintenance_work_mem', '512MB', true),
                          set_config('max_parallel_workers_per_gather', '2', true),
                          set_config('client_connection_check_interval', '2s', true)
                        """).query().singleRow();
    }

    void create(ImportTable table) {
        // One row per row of the file that could be read.
        var columns = table.columns().stream()
                .map(column -> column.name() + " text collate \"C\"")
                .collect(Collectors.joining(", "));
        jdbc.sql("create unlogged table {staged} (line bigint not null, {columns})"
                        .replace("{staged}", staged(table))
                        .replace("{columns}", columns))
                .update();
    }

    /** Puts away what the transaction made for itself; after a failure the rollback does. */
    void drop(ImportTable table) {
        jdbc.sql("drop table if exists {staged}, pending_{table}"
                        .replace("{staged}", staged(table))
                        .replace("{table}", table.name()))
                .update();
    }

    CopyIn copy(StagedFile file) throws SQLException {
        return connection()
                .getCopyAPI()
                .copyIn("copy {staged} ({columns}) from stdin with (format binary)"
                        .replace("{staged}", staged(file.table()))
                        .replace("{columns}", names(file.columns(), "", "line")));
    }

    PGConnection connection() throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        return connection.unwrap(PGConnection.class);
    }

    void analyze(ImportTable table) {
        jdbc.sql("analyze " + staged(table)).update();
    }

    long count(ImportTable table) {
        return jdbc.sql("select count(*) from " + table.name())
                .query(Long.class)
                .single();
    }

    /** Rejects every field that its column does not take. */
    void rejectFields(UUID importId, StagedFile file) {
        var faults =
                file.columns().stream().collect(Collectors.toMap(Function.identity(), c -> new ColumnSql(c).fault()));
        var any = faults.values().stream()
                .map(fault -> "(" + fault + ") is not null")
                .collect(Collectors.joining(" or\n"));
        var found = jdbc.sql("select exists (select from {read} where {any}) as found"
                        .replace("{read}", read(file))
                        .replace("{any}", any.isEmpty() ? "false" : any))
                .params(parameters(file))
                .query(Boolean.class)
                .single();
        if (!found) {
            return;
        }
        var cells = file.columns().stream()
                .map(column -> "('{name}', s.{name}, {fault}, {detail})"
                        .replace("{name}", column.name())
                        .replace("{fault}", faults.get(column))
                        .replace("{detail}", column.choices().isEmpty() ? "''" : ":listed_" + column.name()))
                .collect(Collectors.joining(",\n"));
        // One row per field at fault.
        jdbc.sql("""
                        insert into import_rejections (
                          import_id, file, line, column_name, value, reason, detail)
                        select :importId, :file, s.line, cell.name, left(cell.value, 201), cell.reason, cell.detail
                        from {read}
                        cross join lateral (values {cells}) cell (name, value, reason, detail)
                        where cell.reason is not null
                        """.replace("{read}", read(file)).replace("{cells}", cells))
                .params(parameters(file))
                .param("importId", importId)
                .param("file", file.file().name())
                .update();
    }

    /** Rejects every row but the first of those with the same key. */
    void rejectRepeatedKeys(UUID importId, StagedFile file) {
        if (!hasKey(file)) {
            return;
        }
        var found = fill(file, """
                        select exists (select from {staged} group by {keys} having count(*) > 1) as found
                        """).query(Boolean.class).single();
        if (!found) {
            return;
        }
        fill(file, """
                        with repeated as (
                          select {keys}
                          from {staged}
                          group by {keys}
                          having count(*) > 1
                        ), rows_of_repeated as (
                          select s.line, concat_ws(', ', {s.keys}) as value, {owner} as owner,
                            first_value(s.line) over by_line as first_line,
                            first_value({owner}) over by_line as first_owner
                          from {staged} s
                          join repeated using ({keys})
                          window by_line as (partition by {s.keys} order by s.line)
                        )
                        insert into import_rejections (
                          import_id, file, line, column_name, value, reason, detail)
                        select :importId, :file, line, '{key}', left(value, 201),
                          case when owner <> first_owner then 'OTHER_OWNER_IN_FILE' else 'DUPLICATE_KEY' end,
                          first_line::text
                        from rows_of_repeated
                        where line <> first_line and value <> ''
                        """)
                .param("importId", importId)
                .param("file", file.file().name())
                .update();
    }

    /** Rejects every row whose key the table already has under another owner. */
    void rejectKeysOfOthers(UUID importId, StagedFile file) {
        if (!hasKey(file) || owner(file) == null) {
            return;
        }
        fill(file, """
                        insert into import_rejections (
                          import_id, file, line, column_name, value, reason, detail)
                        select :importId, :file, s.line, '{key}', left(s.{key}, 201), 'OTHER_OWNER', t.{ownerName}
                        from {staged} s
                        join {table} t on t.{key} = s.{key}
                        where t.{ownerName} <> s.{ownerName}
                        """)
                .param("importId", importId)
                .param("file", file.file().name())
                .update();
    }

    /**
     * Rejects every row whose owner neither exists nor comes with this import.
     *
     * @param afresh whether what exists now will be gone
     */
    void rejectUnknownOwners(UUID importId, StagedFile file, Set<String> stagedTables, boolean afresh) {
        var owner = owner(file);
        if (owner == null) {
            return;
        }
        var comes = stagedTables.contains(owner.references())
                ? "and not exists (select from staged_{references} c where c.{ownerName} = s.{ownerName})"
                : "";
        var exists = afresh ? "" : "and not exists (select from {references} o where o.{ownerName} = s.{ownerName})";
        fill(file, """
                        insert into import_rejections (
                          import_id, file, line, column_name, value, reason, detail)
                        select :importId, :file, s.line, '{ownerName}', left(s.{ownerName}, 201), 'UNKNOWN_OWNER', ''
                        from {staged} s
                        where s.{ownerName} <> '' {comes} {exists}
                        """.replace("{comes}", comes).replace("{exists}", exists))
                .param("importId", importId)
                .param("file", file.file().name())
                .update();
    }

    /** Takes out of the table what the file does not have. */
    long deleteAbsent(StagedFile file) {
        return fill(file, """
                        delete from {table} t
                        where not exists (select from {staged} s where {same})
                        """).update();
    }

    /** Lays aside what has to be written: one row per staged row that the table has not, or has otherwise. */
    void compare(StagedFile file) {
        var values = file.columns().stream()
                .filter(column -> !column.key())
                .map(column -> new ColumnSql(column).value())
                .collect(Collectors.joining(", "));
        var kept = names(file.columns().stream().filter(column -> !column.key()).toList(), "t.");
        fill(file, """
                        create unlogged table {pending} as
                        select {typed}, t.{key} is null as is_new
                        from {read}
                        left join {table} t on {same}
                        where t.{key} is null{changed}
                        """.replace(
                                "{changed}",
                                values.isEmpty()
                                        ? ""
                                        : " or row({values}) is distinct from row({kept})"
                                                .replace("{values}", values)
                                                .replace("{kept}", kept)))
                .update();
        fill(file, "analyze {pending}").update();
    }

    long insertNew(StagedFile file) {
        return fill(file, """
                        insert into {table} ({columns})
                        select {columns}
                        from {pending}
                        where is_new
                        order by {primaryKey}
                        """).update();
    }

    long updateChanged(StagedFile file) {
        var values = file.columns().stream()
                .filter(column -> !column.key() && !column.isOwner())
                .map(column -> "%1$s = p.%1$s".formatted(column.name()))
                .collect(Collectors.joining(", "));
        return values.isEmpty()
                ? 0
                : fill(file, """
                        update {table} t
                        set {values}
                        from {pending} p
                        where not p.is_new and {samePending}
                        """.replace("{values}", values)).update();
    }

    /** Writes all staged rows to a table that is empty. */
    long insertAll(StagedFile file) {
        return fill(file, """
                        insert into {table} ({columns})
                        select {typed}
                        from {read}
                        order by {primaryKey}
                        """).update();
    }

    private JdbcClient.StatementSpec fill(StagedFile file, String template) {
        var table = file.table();
        var keys = table.columns().stream().filter(ImportColumn::key).toList();
        var owner = owner(file);
        var primaryKey = table.columns().stream()
                .filter(column -> column.key() || column.isOwner())
                .sorted((a, b) -> Boolean.compare(b.isOwner(), a.isOwner()))
                .toList();
        return jdbc.sql(template.replace("{table}", table.name())
                .replace("{read}", read(file))
                .replace("{staged}", staged(table))
                .replace("{pending}", "pending_" + table.name())
                .replace("{keys}", names(keys, ""))
                .replace("{s.keys}", names(keys, "s."))
                .replace("{key}", keys.getFirst().name())
                .replace("{same}", same(keys, "s"))
                .replace("{samePending}", same(primaryKey, "p"))
                .replace("{columns}", names(file.columns(), ""))
                .replace(
                        "{typed}",
                        file.columns().stream()
                                .map(column -> new ColumnSql(column).value() + " as " + column.name())
                                .collect(Collectors.joining(", ")))
                .replace("{primaryKey}", names(primaryKey, ""))
                .replace("{owner}", owner == null ? "null::text" : "s." + owner.name())
                .replace("{ownerName}", owner == null ? "" : owner.name())
                .replace("{references}", owner == null ? "" : owner.references()));
    }

    private static Map<String, Object> parameters(StagedFile file) {
        var parameters = new HashMap<String, Object>();
        parameters.put("zones", ZoneId.getAvailableZoneIds().toArray(String[]::new));
        file.columns().stream().filter(column -> !column.choices().isEmpty()).forEach(column -> {
            parameters.put(new ColumnSql(column).choices(), column.choices().toArray(String[]::new));
            parameters.put("listed_" + column.name(), String.join(", ", column.choices()));
        });
        return parameters;
    }

    private static boolean hasKey(StagedFile file) {
        return file.table().columns().stream().filter(ImportColumn::key).allMatch(file::has);
    }

    /** The column that says whom a row belongs to; null when the file, or the table, has none. */
    private static @Nullable ImportColumn owner(StagedFile file) {
        return file.columns().stream().filter(ImportColumn::isOwner).findFirst().orElse(null);
    }

    /** The staged rows, and beside them what their texts mean where that is looked up. */
    private static String read(StagedFile file) {
        var joins = file.columns().stream()
                .map(column -> new ColumnSql(column).join())
                .filter(join -> !join.isEmpty())
                .collect(Collectors.joining("\n"));
        return staged(file.table()) + " s\n" + joins;
    }

    private static String staged(ImportTable table) {
        return "staged_" + table.name();
    }

    private static String names(List<ImportColumn> columns, String prefix, String... before) {
        var names = new ArrayList<>(List.of(before));
        columns.forEach(column -> names.add(prefix + column.name()));
        return String.join(", ", names);
    }

    private static String same(List<ImportColumn> columns, String other) {
        return columns.stream()
                .map(column -> "t.%1$s = %2$s.%1$s".formatted(column.name(), other))
                .collect(Collectors.joining(" and "));
    }
}
