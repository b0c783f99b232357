package dev.rekindle.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * A Kafka broker for tests, the very one that ships; on its own folder, so that it can be stopped and started again.
 */
public final class TestBroker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedKafka running;

    private TestBroker(Path folder, int port) throws Exception {
        this.folder = folder;
        this.port = port;
        this.running = run();
    }

    public static TestBroker start() throws Exception {
        var socket = new ServerSocket(0);
        var port = socket.getLocalPort();
        socket.close();
        return new TestBroker(Files.createTempDirectory("rekindle-broker"), port);
    }

    public String address() {
        return "localhost:" + port;
    }

    public void stop() {
        running.close();
    }

    public void startAgain() throws Exception {
        running = run();
    }

    private EmbeddedKafka run() throws Exception {
        return new EmbeddedKafka(new DataFolder(folder), new EmbeddedServers(0, port, "128MB", "4MB"));
    }

    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(folder);
    }
}
