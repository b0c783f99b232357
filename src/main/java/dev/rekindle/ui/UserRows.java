package dev.rekindle.ui;

import java.util.List;

/**
 * The users behind a number, read page by page.
 *
 * @param columns their names, translated; the first holds the id
 * @param total how many rows there are
 * @param pages reads rows {@code offset} … {@code offset + limit − 1}, each as its cells in the order of the columns
 * @param files to take all rows away
 */
public record UserRows(List<String> columns, int total, Pages pages, List<ExportFile> files) {

    @FunctionalInterface
    public interface Pages {
        List<List<String>> read(int offset, int limit);
    }
}
