package dev.rekindle.importing;

import java.util.List;

/**
 * A table that can be filled from a CSV file of its name. A feature contributes each of its tables as a bean; reading,
 * checking, comparing and writing are the same for all.
 */
public interface ImportTable {

    String name();

    /** What a file may carry. The columns of the key identify a row within the file and within the table. */
    List<ImportColumn> columns();

    /** Whether a file stands for the whole table, so that absent rows go; otherwise they stay. */
    default boolean replaced() {
        return false;
    }
}
