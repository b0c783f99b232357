package dev.rekindle.importing;

/** How far an import has come, or how it ended. */
public enum ImportState {
    RUNNING,
    DONE,
    REJECTED,
    CANCELLED,
    /** A fault of ours, of the database or of the disk. */
    FAILED,
    /** The server ended while it ran. */
    INTERRUPTED
}
