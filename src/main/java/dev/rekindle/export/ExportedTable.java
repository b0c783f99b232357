package dev.rekindle.export;

import dev.rekindle.ui.ExportFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is on a page, to be taken away: as CSV with its manifest in a file of its own, so that the table stays
 * nothing but a table, and as a workbook with the manifest on its second sheet.
 *
 * @param rows gives each row to what writes it, in order; asked anew for every file
 */
public record ExportedTable(Manifest manifest, List<String> columns, Rows rows) {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The rows of the table. */
    @FunctionalInterface
    public interface Rows {
        void writeTo(Sink sink) throws IOException;
    }

    /** Takes a row: text, numbers, days, yes and no, or nothing in its cells. */
    @FunctionalInterface
    public interface Sink {
        void row(@Nullable Object... cells) throws IOException;
    }

    public ExportedTable {
        columns = List.copyOf(columns);
    }

    /** One for each way to take it away, named in the reader's language by whoever shows them. */
    public List<ExportFile> files(String csv, String xlsx, String companion) {
        var name = manifest.fileName();
        return List.of(
                new ExportFile(csv, name + ".csv", CSV, this::writeCsv),
                new ExportFile(xlsx, name + ".xlsx", XLSX, this::writeXlsx),
                new ExportFile(companion, name + "-manifest.csv", CSV, this::writeManifest));
    }

    void writeCsv(OutputStream out) throws IOException {
        try (var file = new CsvFile(out, columns.toArray(String[]::new))) {
            rows.writeTo(file::row);
        }
    }

    void writeXlsx(OutputStream out) throws IOException {
        try (var file = new XlsxFile(out, columns)) {
            rows.writeTo(file::row);
            file.manifest(manifest);
        }
    }

    void writeManifest(OutputStream out) throws IOException {
        var count = new long[1];
        rows.writeTo(cells -> count[0]++);
        try (var file = new CsvFile(out, "name", "value")) {
            manifest.lines(count[0], false).forEach(file::row);
        }
    }
}
