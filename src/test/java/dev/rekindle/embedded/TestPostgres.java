package dev.rekindle.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of a test's own, the very one that ships; on its own folder and port, so that it can be stopped and
 * started again.
 */
public final class TestPostgres implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    private TestPostgres(Path folder, int port) throws Exception {
        this.folder = folder;
        this.port = port;
        this.running = run();
    }

    public static TestPostgres start() throws Exception {
        var socket = new ServerSocket(0);
        var port = socket.getLocalPort();
        socket.close();
        var started = new TestPostgres(Files.createTempDirectory("rekindle-postgres"), port);
        Flyway.configure()
                .dataSource(started.jdbcUrl(), "postgres", "postgres")
                .load()
                .migrate();
        return started;
    }

    public String jdbcUrl() {
        return running.getJdbcUrl();
    }

    public JdbcClient jdbc() {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser("postgres");
        return JdbcClient.create(source);
    }

    Path folder() {
        return folder;
    }

    /** The process that owns the folder. */
    ProcessHandle master() throws IOException {
        var id = Files.readAllLines(new DataFolder(folder).postgres().resolve("postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
    }

    /** Ends the server as the system does when memory is short. */
    void kill() throws IOException {
        master().destroyForcibly();
    }

    /** Has a server run on the folder that nobody in this process knows of. */
    void leaveBehind() throws IOException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // it refuses to run as root
        }
        command.add(master().info().command().orElseThrow());
        command.addAll(List.of("-D", new DataFolder(folder).postgres().toString(), "-p", String.valueOf(port)));
        stop();
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    public void stop() throws IOException {
        running.close();
    }

    public void startAgain() throws IOException {
        running = run();
    }

    private EmbeddedPostgres run() throws IOException {
        return new EmbeddedPostgres(new DataFolder(folder), new EmbeddedServers(port, 0, "128MB", "4MB"));
    }

    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(folder);
    }
}
