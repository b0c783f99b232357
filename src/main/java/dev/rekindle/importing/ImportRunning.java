package dev.rekindle.importing;

/** Another import is running; one at a time changes the tables. */
public final class ImportRunning extends RuntimeException {

    ImportRunning() {
        super("Another import is running; wait until it has ended, or stop it, and import again.");
    }
}
