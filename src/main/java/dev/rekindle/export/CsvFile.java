package dev.rekindle.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way into a CSV file that opens right in a spreadsheet: UTF-8 with a byte-order mark, and no cell that
 * the spreadsheet would run as a formula. Rows go straight to the stream, however many there are.
 */
public final class CsvFile implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private final CsvWriter writer;

    public CsvFile(OutputStream out, String... header) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        row((Object[]) header);
    }

    /** Adds a row; an absent value is an empty cell. */
    public void row(@Nullable Object... cells) {
        writer.writeRecord(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : safe(cell.toString()))
                .toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** What a spreadsheet would take for a formula gets an apostrophe in front; a plain number is none. */
    static String safe(String cell) {
        return !cell.isEmpty()
                        && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                        && !NUMBER.matcher(cell).matches()
                ? "'" + cell
                : cell;
    }
}
