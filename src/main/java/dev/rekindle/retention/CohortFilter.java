package dev.rekindle.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Of which users; absent: of all.
 *
 * @param segment the group they are in now
 * @param firstAction the type of their first action
 * @param campaign the day of a campaign that has logged them
 * @param arm their arm in it
 */
public record CohortFilter(
        @Nullable String segment,
        @Nullable Integer region,
        @Nullable String firstAction,
        @Nullable LocalDate campaign,
        @Nullable String arm) {

    public static final CohortFilter NONE = new CohortFilter(null, null, null, null, null);

    public CohortFilter {
        if (arm != null && campaign == null) {
            throw new IllegalArgumentException("arm needs campaign: the day on which the campaign was sent.");
        }
    }

    boolean isNone() {
        return equals(NONE);
    }
}
