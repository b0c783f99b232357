package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How many users a group holds.
 *
 * @param meanLtv mean lifetime value of those of them with an action; absent where it cannot be computed
 * @param notEstimable why it cannot; absent where it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupCount(
        String group,
        long users,
        @Nullable Double meanLtv,
        @Nullable String notEstimable) {}
