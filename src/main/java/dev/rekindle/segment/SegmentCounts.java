package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How many users each group of a policy holds.
 *
 * @param asOf the day; for live counts today
 * @param groups the highest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SegmentCounts(LocalDate asOf, String policy, int policyVersion, long users, List<GroupCount> groups) {}
