package dev.rekindle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL server of this process's own, safe against loss of power and kept in the data folder. Should it end
 * before this process does, it is started again.
 */
final class EmbeddedPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final DataFolder folder;
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder;
    private io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private boolean closed;

    EmbeddedPostgres(DataFolder folder, EmbeddedServers settings) throws IOException {
        this.folder = folder;
        this.builder = builder(folder, settings);
        stopLeftover(folder);
        this.server = builder.start();
        builder.setPort(server.getPort());
        watch();
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder(
            DataFolder folder, EmbeddedServers settings) {
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
        return builder;
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
    public synchronized String getJdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        server.close();
    }

    private void watch() throws IOException {
        var master = master(folder);
        if (master.isPresent()) {
            Thread.ofPlatform().name("postgres").daemon().start(() -> {
                master.get().onExit().join();
                startAgain();
            });
        }
    }

    private void startAgain() {
        if (!isClosed()) {
            log.warn("PostgreSQL has ended and is started again");
        }
        while (!hasStarted()) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean hasStarted() {
        if (closed) {
            return true;
        }
        try {
            server.close();
            server = builder.start();
            watch();
            return true;
        } catch (IOException | RuntimeException e) {
            // The library says so in either way: no disk, no memory, a server that does not answer in time.
            log.warn("PostgreSQL cannot be started and is tried again: {}", e.toString());
            return false;
        }
    }

    /**
     * After a {@code kill -9} of this process its PostgreSQL lives on without a master and would refuse the next start:
     * it is asked to stop, and waited for. By SIGINT, as the SIGTERM of the JDK has PostgreSQL wait until every session
     * has ended by itself: a query that was running, or somebody who looks on.
     */
    private static void stopLeftover(DataFolder folder) throws IOException {
        var leftover = master(folder);
        if (leftover.isEmpty()) {
            return;
        }
        var process = leftover.get();
        log.info("Stopping the PostgreSQL that an earlier run left behind (process {})", process.pid());
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
            process.onExit().get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for process " + process.pid() + " to stop.", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "The PostgreSQL of an earlier run (process " + process.pid()
                            + ") does not stop; end it by hand and start again.",
                    e);
        }
    }

    /** The process that owns the folder, when there is one. */
    private static Optional<ProcessHandle> master(DataFolder folder) throws IOException {
        var file = folder.postgres().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(number -> number.matches("\\d+"))
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.contains("postgres"))
                        .isPresent());
    }
}
