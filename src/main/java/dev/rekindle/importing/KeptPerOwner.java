package dev.rekindle.importing;

import java.util.Set;

/**
 * A table with one row per owner that a feature keeps beside the tables which files fill. When these come all at once
 * it is emptied, filled from all that it is made of, and indexed afterwards, like them.
 */
public interface KeptPerOwner {

    String name();

    /** The tables it is made of; that of the owners is one of them. */
    Set<String> madeOf();

    /** The column that names the owner, here and in all that it is made of. */
    String owner();

    /** Fills the empty table. Fails with a broken constraint when a row belongs to no owner. */
    void fill();

    /**
     * Follows rows that have been written to one of the tables. They stand in the table {@code pending_<name>}, unless
     * that was empty before and all of its rows are new.
     */
    void follow(String table, boolean wasEmpty);
}
