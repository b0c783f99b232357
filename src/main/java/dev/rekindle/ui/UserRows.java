package dev.rekindle.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The users behind a number, read page by page.
 *
 * @param columns their names, translated; the first holds the id
 * @param total how many rows there are
 * @param pages reads rows {@code offset} … {@code offset + limit − 1}, each as its cells in the order of the columns
 * @param fileName of the CSV file
 * @param csv writes all rows
 */
public record UserRows(List<String> columns, int total, Pages pages, String fileName, Csv csv) {

    @FunctionalInterface
    public interface Pages {
        List<List<String>> read(int offset, int limit);
    }

    @FunctionalInterface
    public interface Csv {
        void writeTo(OutputStream out) throws IOException;
    }
}
