package dev.rekindle.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.rekindle.importing.FileCopy.CountingStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the rows of files on to the {@link RowDoor} of their table, in as much memory as a batch takes. */
@Component
class RowImporter {

    private static final int BATCH_ROWS = 5_000;
    private static final long BATCH_CHARACTERS = 1 << 23;

    private final Map<String, RowDoor> doors;

    RowImporter(ObjectProvider<RowDoor> doors) {
        this.doors = doors.stream().collect(Collectors.toMap(RowDoor::table, Function.identity()));
    }

    long count(String table) {
        return Objects.requireNonNull(doors.get(table)).count();
    }

    Set<String> tables() {
        return doors.keySet();
    }

    /** Lets the doors that these files need prepare. */
    void prepare(List<ImportFile> files) {
        files.stream()
                .filter(this::takes)
                .map(ImportFile::table)
                .distinct()
                .sorted()
                .forEach(table -> Objects.requireNonNull(doors.get(table)).prepare());
    }

    boolean takes(ImportFile file) {
        return doors.containsKey(file.table());
    }

    /**
     * Takes the rows of the import's files in the current transaction.
     *
     * @return what became of them, by table
     */
    Map<String, TableResult> take(ImportRun run, Consumer<Rejection> rejections) {
        var results = new TreeMap<String, TableResult>();
        for (var file : run.files()) {
            if (takes(file) && !results.containsKey(file.table())) {
                results.put(file.table(), new Reading(run, file, rejections).toEnd());
            }
        }
        return results;
    }

    /** The reading of one file. */
    private final class Reading {

        private final ImportRun run;
        private final ImportFile file;
        private final RowDoor door;
        private final Consumer<Rejection> rejections;
        private final List<FileRow> batch = new ArrayList<>();
        private long characters;
        private long added;
        private long unchanged;

        Reading(ImportRun run, ImportFile file, Consumer<Rejection> rejections) {
            this.run = run;
            this.file = file;
            this.door = Objects.requireNonNull(doors.get(file.table()));
            this.rejections = rejections;
        }

        TableResult toEnd() {
            var columns = StagedFile.names(file, rejections);
            if (!columns.isEmpty() && areRight(columns)) {
                try {
                    var rows = read(new RowFile(file.name(), sha256(), columns));
                    run.fileRead(file, rows);
                    return new TableResult(rows, added, unchanged, 0);
                } catch (IOException e) {
                    throw new UncheckedIOException("The file " + file.name() + " cannot be read.", e);
                }
            }
            return new TableResult(0, 0, 0, 0);
        }

        private boolean areRight(List<String> columns) {
            var faults = new ArrayList<Rejection>();
            var seen = new HashSet<String>();
            for (var column : columns) {
                if (column.isBlank()) {
                    faults.add(new Rejection(file.name(), 1L, column, null, Reason.UNNAMED_COLUMN, ""));
                } else if (!seen.add(column)) {
                    faults.add(new Rejection(file.name(), 1L, column, null, Reason.DUPLICATE_COLUMN, ""));
                }
            }
            for (var column : door.required()) {
                if (!seen.contains(column)) {
                    faults.add(new Rejection(file.name(), 1L, column, null, Reason.MISSING_COLUMN, ""));
                }
            }
            faults.forEach(rejections);
            return faults.isEmpty();
        }

        private String sha256() throws IOException {
            try (var in = file.content().open()) {
                var digest = MessageDigest.getInstance("SHA-256");
                var buffer = new byte[1 << 16];
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                    run.read(file.name(), 0, 0);
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        private long read(RowFile rowFile) throws IOException {
            var handler = new RowReader();
            var rows = 0L;
            try (var in = new CountingStream(file.content().open());
                    var reader = StagedFile.reader().build(handler, new Utf8Reader(in))) {
                var records = reader.iterator();
                records.next(); // the column names
                while (records.hasNext()) {
                    var row = records.next();
                    rows++;
                    if (accepted(rowFile, row, handler)) {
                        batch.add(row);
                        characters += handler.characters();
                    }
                    if (batch.size() >= BATCH_ROWS || characters >= BATCH_CHARACTERS) {
                        take(rowFile);
                        run.read(file.name(), in.count, rows);
                    }
                }
                take(rowFile);
                run.read(file.name(), in.count, rows);
            } catch (CsvParseException e) {
                take(rowFile);
                rejections.accept(new Rejection(file.name(), handler.line(), null, null, Reason.QUOTES, ""));
            }
            return rows;
        }

        private boolean accepted(RowFile rowFile, FileRow row, RowReader handler) {
            var given = row.fields().size();
            var expected = rowFile.columns().size();
            if (given != expected) {
                rejections.accept(new Rejection(
                        file.name(),
                        row.line(),
                        null,
                        String.valueOf(given),
                        Reason.FIELD_COUNT,
                        String.valueOf(expected)));
                return false;
            }
            handler.faults()
                    .forEach(fault -> rejections.accept(new Rejection(
                            file.name(),
                            row.line(),
                            rowFile.columns().get(fault.field()),
                            RowEncoder.readable(row.fields().get(fault.field())),
                            fault.reason(),
                            "")));
            return handler.faults().isEmpty();
        }

        private void take(RowFile rowFile) {
            if (batch.isEmpty()) {
                return;
            }
            var taken = door.take(rowFile, batch, rejections);
            added += taken.added();
            unchanged += taken.unchanged();
            batch.clear();
            characters = 0;
        }
    }
}
