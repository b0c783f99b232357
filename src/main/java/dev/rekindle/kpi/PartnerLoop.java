package dev.rekindle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How users who came to the partner for the first time went on, and what became of the tokens earned there.
 *
 * @param countedAt absent when it was never counted
 * @param tokensEarned at the partner
 * @param tokensSpent of these, first in first out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerLoop(
        @Nullable Instant countedAt, List<Reached> steps, BigDecimal tokensEarned, BigDecimal tokensSpent) {

    /** A step of the loop, in its order. */
    public enum Step {
        VISITED,
        EARNED,
        SPENT,
        VISITED_AGAIN
    }

    /**
     * Who reached a step.
     *
     * @param medianMinutes from the step before; absent when nobody reached it, and of the first step
     */
    public record Reached(Step step, long users, @Nullable Integer medianMinutes) {}
}
