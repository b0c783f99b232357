package dev.rekindle.kpi;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that explains a figure of a day.
 *
 * @param what the policy that became active; absent for the others
 * @param lasted how long nothing came; absent for the others
 */
public record Happening(
        LocalDate day,
        Kind kind,
        @Nullable String what,
        @Nullable Duration lasted) {

    /** What happened. */
    public enum Kind {
        CAMPAIGN,
        POLICY,
        GAP
    }
}
