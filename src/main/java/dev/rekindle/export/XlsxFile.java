package dev.rekindle.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way into a workbook. Rows go to the stream a few hundred at a time, so that memory does not grow with
 * them. Text is written as text, never as a formula, whatever it begins with.
 */
final class XlsxFile implements Closeable {

    private static final String FIRST_SHEET = "Data";
    private static final String SECOND_SHEET = "Manifest";
    private static final int FLUSH_AFTER = 500;

    /** As many as a sheet holds; the first one is the head. */
    private final int most;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int next = 1;
    private boolean cut;

    XlsxFile(OutputStream out, List<String> columns) {
        this(out, columns, 1_048_576);
    }

    XlsxFile(OutputStream out, List<String> columns, int most) {
        this.most = most;
        workbook = new Workbook(out, "Rekindle", "1.0");
        sheet = workbook.newWorksheet(FIRST_SHEET);
        sheet.freezePane(0, 1);
        for (var column = 0; column < columns.size(); column++) {
            sheet.inlineString(0, column, columns.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    /** Adds a row; an absent value is an empty cell. What no longer fits is left out, and the manifest says so. */
    void row(@Nullable Object... cells) throws IOException {
        if (next == most) {
            cut = true;
            return;
        }
        for (var column = 0; column < cells.length; column++) {
            write(sheet, next, column, cells[column]);
        }
        next++;
        if (next % FLUSH_AFTER == 0) {
            sheet.flush();
        }
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Boolean yes -> sheet.value(row, column, yes);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.inlineString(row, column, cell.toString());
        }
    }

    /** Writes the second sheet, when all rows are there. */
    void manifest(Manifest manifest) throws IOException {
        sheet.finish();
        var second = workbook.newWorksheet(SECOND_SHEET);
        var row = 0;
        for (var line : manifest.lines(next - 1L, cut).entrySet()) {
            second.inlineString(row, 0, line.getKey());
            second.inlineString(row, 1, line.getValue());
            row++;
        }
        second.finish();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
