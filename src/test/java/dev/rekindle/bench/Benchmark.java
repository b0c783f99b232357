package dev.rekindle.bench;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** One thing that is measured, on an application that was just started and holds no rows. */
interface Benchmark {

    /** What was measured, and which limits it is held against. */
    record Findings(Object figures, List<Limit> limits) {}

    /** How many users the data has, when nobody says. */
    List<Integer> usualUsers();

    /** Whether the application runs with its embedded broker and follows the stream. */
    default boolean needsBroker() {
        return false;
    }

    /**
     * @param app with a database of its own, empty but for the tables
     * @param scratch a folder for whatever else is needed; gone afterwards
     */
    Findings measure(int users, ApplicationContext app, Path scratch) throws Exception;
}
