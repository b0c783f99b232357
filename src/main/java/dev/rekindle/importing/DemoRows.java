package dev.rekindle.importing;

/**
 * Rows that only stand in for real ones. Whoever has such rows says so here, so that an import does not mix with them.
 */
public interface DemoRows {

    boolean isDemo();

    /** Removes them in the current transaction. */
    void remove();
}
