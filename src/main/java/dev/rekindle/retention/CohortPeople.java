package dev.rekindle.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which of the users that the filter lets through stand behind a number; what is absent asks for nothing.
 *
 * @param filter of which users
 * @param began the days of their first action
 * @param active days on at least one of which they were active
 * @param alsoActive more such days
 * @param notActive days on none of which they were active
 */
public record CohortPeople(
        CohortFilter filter,
        @Nullable Days began,
        @Nullable Days active,
        @Nullable Days alsoActive,
        @Nullable Days notActive) {

    /** Days from the first to the last one. */
    public record Days(LocalDate first, LocalDate last) {}
}
