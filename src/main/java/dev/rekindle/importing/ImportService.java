package dev.rekindle.importing;

import dev.rekindle.access.AuditService;
import dev.rekindle.export.CsvFile;
import dev.rekindle.ui.LostConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports CSV files, all rows of all files or none, and knows what became of earlier imports. */
@Service
public class ImportService {

    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);

    private final Importer importer;
    private final ImportStore store;
    private final AuditService audit;
    private final TransactionTemplate together;
    private final TransactionTemplate apart;
    private final Clock clock;
    private volatile @Nullable ImportRun running;

    ImportService(
            Importer importer,
            ImportStore store,
            AuditService audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.importer = importer;
        this.store = store;
        this.audit = audit;
        this.together = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Imports these files and returns when that is done.
     *
     * @throws ImportRunning when another import is running
     * @throws DemoInTheWay when there is demo data that is not to be replaced
     */
    @PreAuthorize("hasRole('ADMIN')")
    public ImportResult run(ImportRequest request) {
        return perform(newRun(request));
    }

    /** Begins to import these files and returns at once. */
    @PreAuthorize("hasRole('ADMIN')")
    public ImportRun start(ImportRequest request) {
        var run = newRun(request);
        Thread.ofPlatform().name("import").start(new DelegatingSecurityContextRunnable(() -> {
            try {
                perform(run);
            } catch (RuntimeException told) {
                // The run tells whoever waits for it.
            }
        }));
        return run;
    }

    /** The import that this instance is running now. */
    public Optional<ImportRun> running() {
        return Optional.ofNullable(running);
    }

    /** The names of all tables that can be imported. */
    public List<String> tables() {
        return importer.tables();
    }

    /** How much each table holds. */
    @PreAuthorize("hasRole('CRM')")
    public List<TableCount> counts() {
        return importer.counts();
    }

    /** Whether demo data would have to go before an import. */
    public boolean isDemo() {
        return importer.isDemo();
    }

    @PreAuthorize("hasRole('CRM')")
    public List<PastImport> imports(int offset, int limit) {
        return store.imports(offset, limit);
    }

    @PreAuthorize("hasRole('CRM')")
    public int count() {
        return store.count();
    }

    @PreAuthorize("hasRole('ADMIN')")
    public List<Rejection> rejections(UUID importId, int offset, int limit) {
        return store.rejections(importId, offset, limit);
    }

    @PreAuthorize("hasRole('ADMIN')")
    public PastImport find(UUID importId) {
        return store.find(importId)
                .orElseThrow(() -> new NoSuchElementException("There is no import " + importId + "."));
    }

    /** Writes all rejections of an import as CSV, by file and line. */
    @PreAuthorize("hasRole('ADMIN')")
    public void writeRejections(UUID importId, OutputStream out) throws IOException {
        try (var csv = new CsvFile(out, "file", "line", "column", "value", "reason")) {
            together.executeWithoutResult(transaction -> store.eachRejection(
                    importId, row -> csv.row(row.file(), row.line(), row.column(), row.value(), row.sentence())));
        }
    }

    /** The as-of date that came with the last import that was kept. */
    public Optional<LocalDate> lastAsOf() {
        return store.lastAsOf();
    }

    @EventListener(ApplicationReadyEvent.class)
    void endInterrupted() {
        together.executeWithoutResult(transaction -> {
            if (store.tryLock()) {
                store.endInterrupted(clock.instant());
            }
        });
    }

    private ImportRun newRun(ImportRequest request) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return importer.newRun(request, person == null ? "server" : person.getName(), clock.instant());
    }

    private ImportResult perform(ImportRun run) {
        try {
            var result = Objects.requireNonNull(together.execute(transaction -> inTransaction(run)));
            run.ended(result);
            return result;
        } catch (ImportRunning | DemoInTheWay e) {
            run.failed(e);
            throw e;
        } catch (RuntimeException e) {
            var failure = failure(run, e);
            if (!run.isCancelled()) {
                LOG.error("Import {} failed; nothing of it was kept", run.importId(), e);
            }
            tell(run, failure);
            throw failure;
        } finally {
            // A refused one must not hide the one it was refused for.
            if (run.equals(running)) {
                running = null;
            }
        }
    }

    private static RuntimeException failure(ImportRun run, RuntimeException e) {
        if (run.isCancelled()) {
            return new CancellationException("The import was stopped; nothing was kept.");
        }
        return LostConnection.isBehind(e)
                ? new DataAccessResourceFailureException("The database went away; nothing was kept.", e)
                : e;
    }

    /** Whoever waits is told also where the database, which is to be told, is away. */
    private void tell(ImportRun run, RuntimeException failure) {
        try {
            apart.executeWithoutResult(transaction -> store.end(
                    run.importId(),
                    run.isCancelled() ? ImportState.CANCELLED : ImportState.FAILED,
                    new TreeMap<>(),
                    run.isCancelled()
                            ? null
                            : String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)
                                    .getMessage()),
                    clock.instant()));
        } catch (RuntimeException away) {
            failure.addSuppressed(away);
        } finally {
            run.failed(failure);
        }
    }

    private ImportResult inTransaction(ImportRun run) {
        if (!store.tryLock()) {
            throw new ImportRunning();
        }
        if (!run.replaceDemo() && importer.isDemo()) {
            throw new DemoInTheWay();
        }
        apart.executeWithoutResult(transaction -> {
            store.endInterrupted(clock.instant());
            store.begin(run);
        });
        running = run;
        var result = importer.perform(run, new RejectionLog(run.importId(), store, apart));
        audit.record(
                result.state() == ImportState.DONE ? "data_imported" : "import_rejected",
                run.importId().toString(),
                Map.of("files", run.files().stream().map(ImportFile::name).toList(), "tables", result.tables()));
        return result;
    }
}
