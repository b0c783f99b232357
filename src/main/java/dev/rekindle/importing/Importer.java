package dev.rekindle.importing;

import dev.rekindle.importing.FileCopy.Copied;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.ui.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of an import inside its transaction: the quick way where it is open, else read every file into staging,
 * check all of them, and only when nothing is rejected write them.
 */
@Component
class Importer {

    /** After so many changed rows PostgreSQL has to look at a table anew. */
    private static final long MANY_ROWS = 100_000;

    /** How many rejections the answer lists; all of them are kept. */
    private static final int LISTED = 1_000;

    private final Map<String, ImportTable> tables;
    private final DirectLoad direct;
    private final RowImporter rows;
    private final StagingStore staging;
    private final TargetStore targets;
    private final ImportStore imports;
    private final DataVersionStore versions;
    private final Clock clock;
    private final List<KeptPerOwner> kept;
    private final List<DemoRows> demo;
    private final TransactionTemplate savepoint;

    Importer(
            List<ImportTable> tables,
            DirectLoad direct,
            RowImporter rows,
            StagingStore staging,
            TargetStore targets,
            ImportStore imports,
            DataVersionStore versions,
            Clock clock,
            ObjectProvider<KeptPerOwner> kept,
            ObjectProvider<DemoRows> demo,
            PlatformTransactionManager transactions) {
        this.tables = new TreeMap<>(tables.stream().collect(Collectors.toMap(ImportTable::name, Function.identity())));
        this.direct = direct;
        this.rows = rows;
        this.staging = staging;
        this.targets = targets;
        this.imports = imports;
        this.versions = versions;
        this.clock = clock;
        this.kept = kept.stream().toList();
        this.demo = demo.stream().toList();
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The names of all tables that can be imported. */
    List<String> tables() {
        return Stream.concat(tables.keySet().stream(), rows.tables().stream())
                .sorted()
                .toList();
    }

    /** Sorts out which of these files are imported. */
    ImportRun newRun(ImportRequest request, String by, Instant now) {
        var files = request.files();
        var known = files.stream()
                .collect(Collectors.partitioningBy(file -> tables.containsKey(file.table()) || rows.takes(file)));
        if (known.getOrDefault(true, List.of()).isEmpty()) {
            throw new Refusal("import.no-table-file", String.join(".csv, ", tables()) + ".csv");
        }
        return new ImportRun(
                UUID.randomUUID(),
                now,
                by,
                request,
                known.getOrDefault(true, List.of()),
                known.getOrDefault(false, List.of()).stream()
                        .map(ImportFile::name)
                        .toList());
    }

    List<TableCount> counts() {
        var changedAt = imports.changedAt(tables());
        return tables().stream()
                .map(name -> new TableCount(name, count(name), changedAt.get(name)))
                .toList();
    }

    private long count(String name) {
        var table = tables.get(name);
        return table == null ? rows.count(name) : staging.count(table);
    }

    boolean isDemo() {
        return demo.stream().anyMatch(DemoRows::isDemo);
    }

    /** Does the import in the current transaction. */
    ImportResult perform(ImportRun run, RejectionLog rejections) {
        try {
            run.worksOn(staging.connection());
            rows.prepare(run.files());
            staging.prepare();
            // The quick way knows no rows that a feature takes itself.
            var loaded = run.files().stream().anyMatch(rows::takes)
                    ? Optional.<SortedMap<String, TableResult>>empty()
                    : direct.load(run, tables);
            return loaded.isPresent() ? taken(run, loaded.get()) : judged(run, rejections);
        } catch (SQLException e) {
            throw new IllegalStateException("Not a connection to PostgreSQL", e);
        } finally {
            run.worksOn(null);
        }
    }

    private ImportResult taken(ImportRun run, SortedMap<String, TableResult> results) {
        versions.changed(results.entrySet().stream()
                .filter(table -> table.getValue().added() > 0)
                .map(Map.Entry::getKey)
                .toList());
        imports.end(run.importId(), ImportState.DONE, results, null, clock.instant());
        return new ImportResult(run.importId(), ImportState.DONE, results, run.ignored(), null, null);
    }

    /** The careful way: everything into staging first, and into its table only when all of it is right. */
    private ImportResult judged(ImportRun run, RejectionLog rejections) {
        var files = read(run, rejections);
        check(run, files);
        var results = Objects.requireNonNull(savepoint.execute(begun -> keep(run, files, rejections, begun)));
        var total = imports.rejectedTotal(run.importId());
        var state = total == 0 ? ImportState.DONE : ImportState.REJECTED;
        files.keySet().forEach(file -> staging.drop(file.table()));
        imports.end(run.importId(), state, results, null, clock.instant());
        return new ImportResult(
                run.importId(),
                state,
                results,
                run.ignored(),
                total == 0 ? null : total,
                total == 0 ? null : imports.rejections(run.importId(), 0, LISTED));
    }

    /** Writes what is staged and takes the other files' rows; when anything is rejected, nothing of it stays. */
    private SortedMap<String, TableResult> keep(
            ImportRun run, Map<StagedFile, Copied> files, RejectionLog rejections, TransactionStatus begun) {
        if (run.replaceDemo()) {
            demo.forEach(DemoRows::remove);
        }
        var isRight = imports.rejectedTotal(run.importId()) == 0;
        var results = isRight ? write(run, files) : nothing(files);
        results.putAll(rows.take(run, rejections));
        rejections.flush();
        if (imports.rejectedTotal(run.importId()) > 0) {
            begun.setRollbackOnly();
            results.replaceAll((table, result) -> new TableResult(result.read(), 0, 0, 0));
        }
        return results;
    }

    private Map<StagedFile, Copied> read(ImportRun run, RejectionLog rejections) {
        var read = new LinkedHashMap<StagedFile, Copied>();
        var seen = new HashSet<String>();
        for (var file : run.files()) {
            run.read(file.name(), 0, 0);
            if (!seen.add(file.table())) {
                rejections.accept(new Rejection(file.name(), null, null, null, Reason.TABLE_TWICE, ""));
            } else if (!rows.takes(file)) {
                var table = Objects.requireNonNull(tables.get(file.table()));
                var staged = StagedFile.of(file, table, rejections);
                staging.create(table);
                read.put(staged, staged.fields().isEmpty() ? new Copied(0, true) : copy(run, staged, rejections));
            }
        }
        rejections.flush();
        return read;
    }

    private static SortedMap<String, TableResult> nothing(Map<StagedFile, Copied> files) {
        var results = new TreeMap<String, TableResult>();
        files.forEach((file, copied) -> results.put(file.table().name(), new TableResult(copied.rows(), 0, 0, 0)));
        return results;
    }

    private Copied copy(ImportRun run, StagedFile staged, RejectionLog rejections) {
        try {
            var copy = staging.copy(staged);
            try {
                var name = staged.file().name();
                var copied = new FileCopy(staged, new StagedRowEncoder(staged), copy, new SeenKeys(), rejections)
                        .run((bytes, count) -> run.read(name, bytes, count));
                copy.endCopy();
                run.fileRead(staged.file(), copied.rows());
                staging.analyze(staged.table());
                return copied;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + staged.file().name() + " cannot be read.", e);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Copying " + staged.file().name(), null, e);
        }
    }

    private void check(ImportRun run, Map<StagedFile, Copied> files) {
        var staged = new HashSet<String>();
        files.keySet().forEach(file -> staged.add(file.table().name()));
        var afresh = run.replaceDemo() && isDemo();
        files.forEach((file, copied) -> {
            run.checks(file.table().name());
            staging.rejectFields(run.importId(), file);
            run.checks(file.table().name());
            if (!copied.keysDiffer()) {
                staging.rejectRepeatedKeys(run.importId(), file);
            }
            run.checks(file.table().name());
            staging.rejectUnknownOwners(run.importId(), file, staged, afresh);
            if (!afresh && !targets.isEmpty(file.table().name())) {
                staging.rejectKeysOfOthers(run.importId(), file);
            }
        });
    }

    private SortedMap<String, TableResult> write(ImportRun run, Map<StagedFile, Copied> files) {
        var results = new TreeMap<String, TableResult>();
        var changed = new ArrayList<String>();
        files.forEach((file, copied) -> {
            var table = file.table();
            run.writes(table.name());
            var deleted = table.replaced() ? staging.deleteAbsent(file) : 0;
            var result = targets.isEmpty(table.name()) ? fill(file, copied.rows()) : merge(file, copied.rows());
            results.put(table.name(), result);
            if (deleted + result.added() + result.changed() > 0) {
                changed.add(table.name());
            }
        });
        versions.changed(changed);
        return results;
    }

    private TableResult fill(StagedFile file, long read) {
        staging.insertAll(file);
        if (read > 0) {
            targets.analyze(file.table().name());
            follow(file.table(), true);
        }
        return new TableResult(read, read, 0, 0);
    }

    private TableResult merge(StagedFile file, long read) {
        staging.compare(file);
        var changed = staging.updateChanged(file);
        var added = staging.insertNew(file);
        if (changed + added > 0) {
            if (changed + added >= MANY_ROWS) {
                targets.analyze(file.table().name());
            }
            follow(file.table(), false);
        }
        return new TableResult(read, added, read - added - changed, changed);
    }

    private void follow(ImportTable table, boolean wasEmpty) {
        kept.stream()
                .filter(keeps -> keeps.madeOf().contains(table.name()))
                .forEach(keeps -> keeps.follow(table.name(), wasEmpty));
    }
}
