package dev.rekindle.refresh;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of the night.
 *
 * @param asOf the day that has begun
 * @param startedBy an account's or token's name; {@code server}: by the clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefreshRun(
        UUID runId,
        LocalDate asOf,
        RefreshState state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        List<Step> steps) {

    /**
     * A part of it.
     *
     * @param written how many rows it wrote: users, or policies for the lifetimes
     * @param failure why it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            String step,
            RefreshState state,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long written,
            @Nullable String failure) {}
}
