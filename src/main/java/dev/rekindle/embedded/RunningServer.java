package dev.rekindle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.boot.json.JsonParserFactory;

/**
 * The note in the data folder, readable by its owner only, by which commands find the running server.
 *
 * @param url address on loopback
 * @param secret proves that a command runs as the owner of the data folder; new at every start
 * @param pid process of the server
 */
public record RunningServer(String url, String secret, long pid) {

    /** The server that holds this folder now; empty when none is alive. */
    public static Optional<RunningServer> of(DataFolder folder) throws IOException {
        if (!Files.exists(folder.runningServer())) {
            return Optional.empty();
        }
        var note = JsonParserFactory.getJsonParser().parseMap(Files.readString(folder.runningServer()));
        var server = new RunningServer(
                String.valueOf(note.get("url")),
                String.valueOf(note.get("secret")),
                Long.parseLong(String.valueOf(note.get("pid"))));
        return ProcessHandle.of(server.pid).filter(ProcessHandle::isAlive).map(alive -> server);
    }

    void write(DataFolder folder) throws IOException {
        Path draft = Files.createTempFile(folder.path(), "server", ".json");
        DataFolder.ownerOnly(draft, "rw-------");
        Files.writeString(draft, "{\"url\": \"%s\", \"secret\": \"%s\", \"pid\": %d}\n".formatted(url, secret, pid));
        Files.move(draft, folder.runningServer(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void forget(DataFolder folder) throws IOException {
        Files.deleteIfExists(folder.runningServer());
    }
}
