package dev.rekindle.snapshot;

import dev.rekindle.TestDatabase;
import java.time.Clock;

/** Data versions over a test's own database. */
public final class DataVersions {

    private DataVersions() {}

    public static DataVersionStore over(TestDatabase database) {
        return new DataVersionStore(database.jdbc(), Clock.systemUTC());
    }
}
