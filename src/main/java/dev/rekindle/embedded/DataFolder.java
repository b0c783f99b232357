package dev.rekindle.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything that must survive a restart: database, broker, generated secrets, and the note by
 * which commands find the running server. One server at a time may hold it.
 */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Makes the folder, readable by its owner only, when it is not there yet. */
    public DataFolder create() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                ownerOnly(path, "rwx------");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data folder " + path + " cannot be made; choose another with --data.", e);
        }
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The secret of this name, 32 bytes in a file for the owner only; made when it is asked for the first time. */
    public byte[] secret(String name) {
        var file = create().path.resolve(name + ".secret");
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                var draft = Files.createTempFile(path, name, ".draft");
                ownerOnly(draft, "rw-------");
                Files.write(draft, bytes);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " can neither be read nor made.", e);
        }
    }

    /** Where the running server tells the commands its address and their secret. */
    Path runningServer() {
        return path.resolve("server.json");
    }

    /**
     * Takes the folder for this process.
     *
     * @return the lock, or null when another process holds it
     */
    @Nullable
    FileLock tryLock() {
        try {
            var channel = FileChannel.open(
                    create().path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException alreadyOurs) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " cannot be locked.", e);
        }
    }

    /** Whether a server, perhaps one that is still starting, holds the folder. */
    public boolean isHeld() throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        var lock = tryLock();
        if (lock != null) {
            lock.acquiredBy().close();
        }
        return lock == null;
    }

    static void ownerOnly(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
