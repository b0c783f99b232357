package dev.rekindle.snapshot;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which version of each table a result was computed from. Whoever changes a table's rows says so here, in the same
 * transaction.
 */
@Repository
public class DataVersionStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DataVersionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Says that the rows of these tables change in the current transaction. */
    public void changed(Collection<String> tables) {
        // In one order always, so that two writers wait for each other instead of deadlocking.
        tables.stream().sorted().forEach(table -> jdbc.sql("""
                        insert into data_versions as kept (table_name, version, changed_at)
                        values (:table, 1, :now)
                        on conflict (table_name) do update
                        set version = kept.version + 1, changed_at = excluded.changed_at
                        """)
                .param("table", table)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** The version of each of these tables, 0 for one never written to. */
    public SortedMap<String, Long> versions(Collection<String> tables) {
        var versions = new TreeMap<String, Long>();
        tables.forEach(table -> versions.put(table, 0L));
        jdbc.sql("select table_name, version from data_versions where table_name in (:tables)")
                .param("tables", tables)
                .query(row -> {
                    versions.put(row.getString("table_name"), row.getLong("version"));
                });
        return versions;
    }
}
