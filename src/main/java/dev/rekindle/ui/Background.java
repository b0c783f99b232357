package dev.rekindle.ui;

import java.time.Clock;
import java.util.concurrent.Future;

/** Where cards do their work, away from the page, as the person who opened the page. */
public interface Background {

    /** Cancelling the future interrupts the work; an answer that comes anyway is nobody's. */
    Future<?> submit(Runnable work);

    Clock clock();

    /**
     * Runs this whenever the database has answered again, until the returned action is run; asked by many it looks once
     * for all of them.
     */
    default Runnable whenDatabaseAnswers(Runnable then) {
        return () -> {};
    }
}
