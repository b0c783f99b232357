package dev.rekindle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL server of this process's own, safe against loss of power and kept in the data folder. */
final class EmbeddedPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    EmbeddedPostgres(DataFolder folder, EmbeddedServers settings) throws IOException {
        stopLeftover(folder);
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(2));
        if (settings.postgresPort() != 0) {
            builder.setPort(settings.postgresPort());
        }
        // The library starts servers for tests, without fsync; ours must keep what it has committed.
        builder.setServerConfig("fsync", "on");
        builder.setServerConfig("synchronous_commit", "on");
        builder.setServerConfig("full_page_writes", "on");
        builder.setServerConfig("listen_addresses", "localhost");
        // One core is the query's own; more helpers than the others only get in each other's way.
        builder.setServerConfig(
                "max_parallel_workers_per_gather",
                String.valueOf(Math.max(1, Runtime.getRuntime().availableProcessors() - 1)));
        // Nobody copies this server's log elsewhere, so what is written into a table as it is made need not stand
        // there.
        builder.setServerConfig("wal_level", "minimal");
        builder.setServerConfig("max_wal_senders", "0");
        settings(settings).forEach(builder::setServerConfig);
        this.server = builder.start();
    }

    /** What holds wherever PostgreSQL runs; docker-compose.yml says the same of its own. */
    static Map<String, String> settings(EmbeddedServers settings) {
        return Map.of(
                "shared_buffers", settings.sharedBuffers(),
                "work_mem", settings.workMem(),
                "maintenance_work_mem", "256MB",
                "max_wal_size", "4GB",
                "checkpoint_timeout", "15min",
                // Compiling a query costs more here than it saves: the heavy ones run once.
                "jit", "off");
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /**
     * After a {@code kill -9} of this process its PostgreSQL lives on without a master and would refuse the next start:
     * it is asked to stop, and waited for.
     */
    private static void stopLeftover(DataFolder folder) throws IOException {
        var pidFile = folder.postgres().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var firstLine =
                Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        if (!firstLine.matches("\\d+")) {
            return;
        }
        var leftover = ProcessHandle.of(Long.parseLong(firstLine)).filter(process -> process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent());
        if (leftover.isEmpty()) {
            return;
        }
        log.info("Stopping the PostgreSQL that an earlier run left behind (process {})", firstLine);
        leftover.get().destroy();
        try {
            leftover.get().onExit().get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for process " + firstLine + " to stop.", e);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new IOException(
                    "The PostgreSQL of an earlier run (process " + firstLine
                            + ") does not stop; end it by hand and start again.",
                    e);
        }
    }
}
