package dev.rekindle.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file whose line of column names has been read.
 *
 * @param fields the columns of the file in its order, also those that are not the table's
 * @param taken for each of them whether it goes into the table
 * @param columns the table's columns that the file has, in the file's order
 */
record StagedFile(ImportFile file, ImportTable table, List<String> fields, BitSet taken, List<ImportColumn> columns) {

    /** A field longer than this is a quote that was never closed. */
    private static final int LONGEST_FIELD = 1 << 20;

    /** Reads the column names; what is wrong with them is rejected, and what the table has of them is still read. */
    static StagedFile of(ImportFile file, ImportTable table, Consumer<Rejection> rejections) {
        var fields = names(file, rejections);
        var all = table.columns().stream().map(ImportColumn::name).collect(Collectors.joining(", "));
        var taken = new BitSet();
        var columns = new ArrayList<ImportColumn>();
        var seen = new HashSet<String>();
        for (var i = 0; i < fields.size(); i++) {
            var name = fields.get(i);
            var column = table.columns().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (name.isBlank()) {
                rejections.accept(new Rejection(file.name(), 1L, name, null, Reason.UNNAMED_COLUMN, ""));
            } else if (column.isEmpty()) {
                rejections.accept(new Rejection(file.name(), 1L, name, null, Reason.UNKNOWN_COLUMN, all));
            } else if (!seen.add(name)) {
                rejections.accept(new Rejection(file.name(), 1L, name, null, Reason.DUPLICATE_COLUMN, ""));
            } else {
                taken.set(i);
                columns.add(column.get());
            }
        }
        if (!fields.isEmpty()) {
            table.columns().stream()
                    .filter(column -> !column.optional() && !seen.contains(column.name()))
                    .forEach(column -> rejections.accept(
                            new Rejection(file.name(), 1L, column.name(), null, Reason.MISSING_COLUMN, "")));
        }
        return new StagedFile(file, table, fields, taken, columns);
    }

    /** The column names of a file; none, and a rejection, when they cannot be read. */
    static List<String> names(ImportFile file, Consumer<Rejection> rejections) {
        try (var reader = reader().ofCsvRecord(new Utf8Reader(file.content().open()))) {
            var first = reader.stream().findFirst();
            if (first.isEmpty()) {
                rejections.accept(new Rejection(file.name(), null, null, null, Reason.EMPTY_FILE, ""));
            }
            var names = first.map(CsvRecord::getFields).orElse(List.of());
            // UTF-16, or no text at all: nothing below this line could be read either.
            if (names.stream().anyMatch(name -> !RowEncoder.readable(name).equals(name))) {
                rejections.accept(new Rejection(
                        file.name(), 1L, null, RowEncoder.readable(names.getFirst()), Reason.NOT_UTF8, ""));
                return List.of();
            }
            return names;
        } catch (CsvParseException e) {
            rejections.accept(new Rejection(file.name(), 1L, null, null, Reason.QUOTES, ""));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of another length are ours to report; wrong quotes end the reading. */
    static CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD);
    }

    /** The positions of the fields that identify a row. */
    BitSet keys() {
        var keys = new BitSet();
        table.columns().stream()
                .filter(ImportColumn::key)
                .map(column -> fields.indexOf(column.name()))
                .filter(position -> position >= 0)
                .forEach(keys::set);
        return keys;
    }

    boolean has(ImportColumn column) {
        return columns.contains(column);
    }
}
