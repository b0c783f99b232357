package dev.rekindle.recommendation;

import dev.rekindle.matching.MatchTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user for whom work is looked up.
 *
 * @param protection why nothing is offered; absent when something may be
 * @param lastCategoryId what he was paid for last; absent: nothing yet
 */
record MatchCandidate(
        String userId,
        @Nullable String protection,
        @Nullable Integer regionId,
        @Nullable String lastCategoryId,
        @Nullable Integer lastHourlyRate) {

    /** Empty when there is nothing to look up by. */
    Optional<MatchTarget> target() {
        return regionId == null || lastCategoryId == null || lastHourlyRate == null
                ? Optional.empty()
                : Optional.of(new MatchTarget(userId, regionId, lastCategoryId, lastHourlyRate));
    }
}
