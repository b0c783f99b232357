package dev.rekindle.embedded;

import java.io.IOException;
import java.nio.channels.FileLock;

/** The data folder, held by this process until it ends. */
record HeldDataFolder(DataFolder folder, FileLock lock) implements AutoCloseable {

    HeldDataFolder(DataFolder folder) {
        this(folder, hold(folder));
    }

    private static FileLock hold(DataFolder folder) {
        var lock = folder.tryLock();
        if (lock == null) {
            throw new IllegalStateException("Another server is running on the data folder " + folder.path()
                    + ". Stop it, or start this one with another --data folder and --port.");
        }
        return lock;
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
