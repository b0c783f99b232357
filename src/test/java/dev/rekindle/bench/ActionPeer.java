package dev.rekindle.bench;

import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.context.ApplicationContext;

/**
 * DuckDB with the same raw actions, which it scans for each question. What the metadata says stands in columns of its
 * own already and days are those of the zone, which spares it the most expensive part.
 */
final class ActionPeer implements AutoCloseable {

    private final Connection connection;

    ActionPeer(ApplicationContext app, Path scratch, String zone) throws Exception {
        connection = DriverManager.getConnection("jdbc:duckdb:" + scratch.resolve("peer.duckdb"));
        execute("set temp_directory = '%s'".formatted(scratch.resolve("spilled")));
        load(app, scratch, "actions", """
                user_id varchar, acted_at timestamp, day date, hour integer, at_partner boolean, visit boolean,
                earned bigint, spent bigint, cash bigint""", """
                select user_id, action_timestamp at time zone '%1$s', day, hour, at_partner, partner_visit,
                  tokens_earned::bigint, tokens_spent::bigint, cash_amount::bigint
                from action_values('%1$s')
                """.formatted(zone));
        load(app, scratch, "slices", "user_id varchar, region_id integer, tier varchar", """
                select user_id, region_id, tier from user_slices
                """);
    }

    private void load(ApplicationContext app, Path scratch, String table, String columns, String rows)
            throws Exception {
        var file = scratch.resolve(table + ".csv");
        try (var pg = app.getBean(DataSource.class).getConnection();
                var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            pg.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + rows + ") to stdout (format csv)", out);
        }
        execute("create table %s (%s)".formatted(table, columns));
        execute("copy %s from '%s' (header false)".formatted(table, file));
        Files.delete(file);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The numbers of a question: the first column names a row, the others are its numbers. */
    Map<String, Double> numbers(String sql) throws SQLException {
        var numbers = new LinkedHashMap<String, Double>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                for (var i = 2; i <= columns.getColumnCount(); i++) {
                    var number = rows.getDouble(i);
                    if (!rows.wasNull()) {
                        numbers.put(rows.getString(1) + " " + columns.getColumnName(i), number);
                    }
                }
            }
        }
        return numbers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
