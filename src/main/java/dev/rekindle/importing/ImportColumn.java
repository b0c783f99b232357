package dev.rekindle.importing;

import java.util.List;

/**
 * A column of a CSV file, named like the table's.
 *
 * @param kind what its values look like
 * @param key whether it is (part of) what identifies a row
 * @param nullable whether an empty field means that there is no value
 * @param optional whether a file may leave the column out; what the table holds then stays
 * @param references the table whose column of the same name holds the owners a row may belong to, else empty
 * @param choices the values of a {@link Kind#CHOICE}
 */
public record ImportColumn(
        String name,
        Kind kind,
        boolean key,
        boolean nullable,
        boolean optional,
        String references,
        List<String> choices) {

    public ImportColumn {
        // Names go into SQL as they are.
        if (!name.matches("[a-z][a-z0-9_]*") || !references.matches("[a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a column or table: " + name + " " + references);
        }
    }

    /** What the values of a column look like. */
    public enum Kind {
        TEXT,
        /** A day as YYYY-MM-DD. */
        DATE,
        /** A day, or the word {@code forever}. */
        DATE_OR_FOREVER,
        INTEGER,
        /** An integer from 0. */
        COUNT,
        /** 0 or 1, kept as a number. */
        FLAG,
        /** true, false, 1 or 0, kept as a truth value. */
        TRUTH,
        /** The name of a time zone, like Asia/Seoul. */
        ZONE,
        CHOICE
    }

    /** What identifies a row; together with the other key columns, when there are several. */
    public static ImportColumn key(String name) {
        return new ImportColumn(name, Kind.TEXT, true, false, false, "", List.of());
    }

    /** Whom a row belongs to: must be known to that table, or come with the same import. */
    public static ImportColumn owner(String name, String table) {
        return new ImportColumn(name, Kind.TEXT, false, false, false, table, List.of());
    }

    public static ImportColumn of(Kind kind, String name) {
        return new ImportColumn(name, kind, false, false, false, "", List.of());
    }

    public static ImportColumn choice(String name, String... choices) {
        return new ImportColumn(name, Kind.CHOICE, false, false, false, "", List.of(choices));
    }

    /** The same, but an empty field means that there is no value. */
    public ImportColumn orEmpty() {
        return new ImportColumn(name, kind, key, true, optional, references, choices);
    }

    /** The same, but a field may be empty and the whole column may be missing. */
    public ImportColumn ifGiven() {
        return new ImportColumn(name, kind, key, true, true, references, choices);
    }

    boolean isOwner() {
        return !references.isEmpty();
    }
}
