package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How many users each group of a policy holds.
 *
 * @param asOf the day; for live counts today
 * @param ltvAsOf the night that {@code user_ltv} is of, which holds the values that are averaged; absent where they are
 *     computed from the factors as of the day
 * @param groups the highest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentCounts(
        LocalDate asOf,
        String policy,
        int policyVersion,
        long users,
        @Nullable LocalDate ltvAsOf,
        List<GroupCount> groups) {}
