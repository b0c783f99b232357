package dev.rekindle.refresh;

/** How a run, or a step of it, went. */
public enum RefreshState {
    RUNNING,
    DONE,
    FAILED,
    /** The server stopped before it was over. */
    INTERRUPTED
}
