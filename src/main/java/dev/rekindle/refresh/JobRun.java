package dev.rekindle.refresh;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job went last.
 *
 * @param goodAt when it did last what it should; absent: never yet
 * @param failedAt since when it fails; absent when the last run was good
 * @param seconds how long the last run took
 */
record JobRun(
        String job,
        @Nullable Instant goodAt,
        @Nullable Instant failedAt,
        @Nullable String failure,
        double seconds) {}
