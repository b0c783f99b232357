package dev.rekindle.segment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A user and the values that put them into their group.
 *
 * @param recencyDays absent for who never acted
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SegmentUser(
        String userId,
        String group,
        @Nullable Integer recencyDays,
        long frequency,
        BigDecimal monetary,
        BigDecimal balance,
        long visits) {}
