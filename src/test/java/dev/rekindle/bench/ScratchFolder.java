package dev.rekindle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.springframework.boot.SpringApplication;

/** A new folder that is gone in the end, also when the run is stopped: then after the servers that use it. */
final class ScratchFolder implements AutoCloseable {

    private final Path path;
    private final Runnable whenStopped = this::remove;

    ScratchFolder(Path parent) throws IOException {
        path = Files.createTempDirectory(parent, "rekindle-bench-");
        SpringApplication.getShutdownHandlers().add(whenStopped);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        SpringApplication.getShutdownHandlers().remove(whenStopped);
        remove();
    }

    private void remove() {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + path + " could not be removed.", e);
        }
    }
}
