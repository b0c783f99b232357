package dev.rekindle.importing;

import dev.rekindle.importing.ImportProgress.Phase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** An import on its way: how far it is, how to stop it, and how it ended. */
public final class ImportRun {

    private final UUID importId;
    private final Instant startedAt;
    private final String startedBy;
    private final ImportRequest request;
    private final List<ImportFile> files;
    private final List<String> ignored;
    private final long bytesTotal;
    private final CompletableFuture<ImportResult> result = new CompletableFuture<>();
    private final List<Consumer<ImportProgress>> watchers = new CopyOnWriteArrayList<>();
    private volatile ImportProgress progress;
    private volatile boolean cancelled;
    private @Nullable PGConnection connection;
    private long bytesBefore;
    private long rowsBefore;

    ImportRun(
            UUID importId,
            Instant startedAt,
            String startedBy,
            ImportRequest request,
            List<ImportFile> files,
            List<String> ignored) {
        this.importId = importId;
        this.startedAt = startedAt;
        this.startedBy = startedBy;
        this.request = request;
        this.files = files;
        this.ignored = ignored;
        this.bytesTotal = files.stream().mapToLong(ImportFile::bytes).sum();
        this.progress = new ImportProgress(Phase.READING, "", 0, bytesTotal, 0);
    }

    public UUID importId() {
        return importId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public String startedBy() {
        return startedBy;
    }

    public ImportProgress progress() {
        return progress;
    }

    /** Ends with the result, or with what made the import fail; a {@link CancellationException} when it was stopped. */
    public CompletableFuture<ImportResult> result() {
        return result.copy();
    }

    /** Tells of every step from now on, in the import's thread; until the returned action is run. */
    public Runnable watch(Consumer<ImportProgress> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Stops the import; nothing of it is kept. Without effect when it has ended. */
    public synchronized void cancel() {
        cancelled = true;
        if (connection != null) {
            try {
                connection.cancelQuery();
            } catch (SQLException e) {
                throw new IllegalStateException("The import could not be stopped.", e);
            }
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Nullable
    LocalDate asOf() {
        return request.asOf();
    }

    boolean replaceDemo() {
        return request.replaceDemo();
    }

    List<ImportFile> files() {
        return files;
    }

    List<String> ignored() {
        return ignored;
    }

    /** From now on this connection works for the import, or none does. */
    synchronized void worksOn(@Nullable PGConnection connection) {
        this.connection = connection;
    }

    void read(String file, long bytes, long rows) {
        step(new ImportProgress(Phase.READING, file, bytesBefore + bytes, bytesTotal, rowsBefore + rows));
    }

    void fileRead(ImportFile file, long rows) {
        bytesBefore += file.bytes();
        rowsBefore += rows;
    }

    /** What was read so far is read once more. */
    void beginAgain() {
        bytesBefore = 0;
        rowsBefore = 0;
    }

    void checks(String table) {
        step(new ImportProgress(Phase.CHECKING, table, bytesTotal, bytesTotal, rowsBefore));
    }

    void writes(String table) {
        step(new ImportProgress(Phase.WRITING, table, bytesTotal, bytesTotal, rowsBefore));
    }

    private void step(ImportProgress next) {
        if (cancelled) {
            throw new CancellationException("The import was stopped; nothing of it was kept.");
        }
        progress = next;
        watchers.forEach(watcher -> watcher.accept(next));
    }

    void ended(ImportResult with) {
        result.complete(with);
    }

    void failed(RuntimeException with) {
        result.completeExceptionally(with);
    }
}
