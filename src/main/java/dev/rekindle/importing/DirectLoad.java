package dev.rekindle.importing;

import dev.rekindle.importing.FileCopy.Copied;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The quick way for files whose tables are empty: straight into the tables, checked while they are read, indexed when
 * all rows are there. It only takes what is right beyond doubt. At the first doubt everything is as it was before, and
 * the careful way in {@link Importer} finds out what is wrong and says so.
 */
@Component
class DirectLoad {

    private final TargetStore targets;
    private final List<KeptPerOwner> kept;
    private final List<DemoRows> demo;
    private final TransactionTemplate savepoint;
    private final SQLExceptionTranslator errors = new SQLStateSQLExceptionTranslator();

    DirectLoad(
            TargetStore targets,
            ObjectProvider<KeptPerOwner> kept,
            ObjectProvider<DemoRows> demo,
            PlatformTransactionManager transactions) {
        this.targets = targets;
        this.kept = kept.stream().toList();
        this.demo = demo.stream().toList();
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Something that only the careful way can judge. */
    private static final class Doubt extends RuntimeException {

        private static final long serialVersionUID = 1;

        Doubt() {
            super("Not right beyond doubt", null, false, false);
        }
    }

    /** What was written; empty when this way was not open and nothing was done. */
    Optional<SortedMap<String, TableResult>> load(ImportRun run, Map<String, ImportTable> tables) {
        try {
            return Optional.ofNullable(savepoint.execute(transaction -> loadAll(run, tables)));
        } catch (Doubt | CannotAcquireLockException | DataIntegrityViolationException notThisWay) {
            run.beginAgain();
            return Optional.empty();
        }
    }

    private SortedMap<String, TableResult> loadAll(ImportRun run, Map<String, ImportTable> tables) {
        var beside = keptBeside(run.files());
        beside.forEach(keeps -> targets.lockSoon(keeps.name()));
        if (run.replaceDemo()) {
            demo.forEach(DemoRows::remove);
        }
        var files = new LinkedHashMap<StagedFile, Copied>();
        var staged = stagedFiles(run, tables);
        beside.forEach(keeps -> targets.open(keeps.name()));
        staged.forEach(file -> files.put(file, copied(run, file)));
        files.forEach((file, copied) -> finish(run, file.table(), copied));
        beside.forEach(this::fill);
        staged.forEach(file -> requireKnownOwners(file.table()));
        var results = new TreeMap<String, TableResult>();
        files.forEach((file, copied) ->
                results.put(file.table().name(), new TableResult(copied.rows(), copied.rows(), 0, 0)));
        return results;
    }

    private List<StagedFile> stagedFiles(ImportRun run, Map<String, ImportTable> tables) {
        var seen = new HashSet<String>();
        var files = run.files().stream()
                .map(file -> {
                    var table = tables.get(file.table());
                    if (table == null || !seen.add(table.name())) {
                        throw new Doubt();
                    }
                    open(table);
                    return StagedFile.of(file, table, DirectLoad::doubt);
                })
                .toList();
        return files;
    }

    private void open(ImportTable table) {
        targets.lockNow(table.name());
        if (!targets.isEmpty(table.name())) {
            throw new Doubt();
        }
        targets.open(table.name());
    }

    /** What is kept beside the tables of these files. */
    private List<KeptPerOwner> keptBeside(List<ImportFile> files) {
        return kept.stream()
                .filter(keeps -> files.stream().anyMatch(file -> keeps.madeOf().contains(file.table())))
                .toList();
    }

    private void fill(KeptPerOwner keeps) {
        keeps.fill();
        targets.close(keeps.name(), List.of(keeps.owner()));
    }

    private Copied copied(ImportRun run, StagedFile file) {
        var name = file.file().name();
        run.read(name, 0, 0);
        try {
            var copy = targets.copy(file);
            try {
                var copied = new FileCopy(
                                file,
                                new TypedRowEncoder(file),
                                copy,
                                new SeenKeys(() -> {
                                    throw new Doubt();
                                }),
                                DirectLoad::doubt)
                        .run((bytes, rows) -> run.read(name, bytes, rows));
                copy.endCopy();
                run.fileRead(file.file(), copied.rows());
                return copied;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " cannot be read.", e);
        } catch (SQLException e) {
            throw Objects.requireNonNull(errors.translate("Copying " + name, null, e));
        }
    }

    private void finish(ImportRun run, ImportTable table, Copied copied) {
        run.writes(table.name());
        if (!copied.keysDiffer() && targets.hasRepeatedKeys(table)) {
            throw new Doubt();
        }
        targets.close(table.name(), TargetStore.primaryKey(table));
        if (copied.rows() > 0) {
            targets.analyze(table.name());
        }
    }

    /** Where something is kept per owner, that could not have been filled otherwise. */
    private void requireKnownOwners(ImportTable table) {
        if (kept.stream().anyMatch(keeps -> keeps.madeOf().contains(table.name()))) {
            return;
        }
        table.columns().stream().filter(ImportColumn::isOwner).forEach(owner -> {
            if (targets.hasUnknownOwners(table.name(), owner)) {
                throw new Doubt();
            }
        });
    }

    private static void doubt(Rejection rejection) {
        throw new Doubt();
    }
}
