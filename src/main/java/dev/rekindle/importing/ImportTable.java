package dev.rekindle.importing;

import java.util.List;
import java.util.Optional;

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

    /**
     * The table that {@link #written} keeps with one row per owner, if there is one. When all rows come at once it is indexed
     * afterwards, like the table itself, and stands for it when owners are checked.
     */
    default Optional<String> keptPerOwner() {
        return Optional.empty();
    }

    /**
     * Brings along what is kept beside the table. Called in the import's transaction, after rows have been written; they
     * stand in the table {@code pending_<name>}, unless the table was empty before and all of its rows are new.
     */
    default void written(boolean wasEmpty) {}
}
