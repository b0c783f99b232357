package dev.rekindle;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL for tests: one server a JVM, gone with it; each {@link #fresh()} database is a copy of one that
 * Flyway has migrated, so that every database test runs on the migrations as they ship.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** An empty, migrated database of the caller's own. */
    public static TestDatabase fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template migrated");
        return new TestDatabase(name);
    }

    public String jdbcUrl() {
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    public DataSource dataSource() {
        return dataSource(name);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private static PGSimpleDataSource dataSource(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(Server.RUNNING.getJdbcUrl("postgres", database));
        return source;
    }

    private static void execute(String sql) {
        try (var connection = dataSource("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("jit", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
                try (var connection = server.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database migrated");
                }
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", "migrated"))
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
