package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How many users an audience holds, live.
 *
 * @param users all there are
 * @param waterfall one step for each condition it has, in their order
 * @param matching who fits all conditions, or is on the list
 * @param protectedUsers those of them who receive no marketing today, whatever a campaign asks for
 * @param targetable the others
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AudienceCounts(
        LocalDate asOf,
        long users,
        List<Step> waterfall,
        long matching,
        @JsonProperty("protected") long protectedUsers,
        long targetable) {

    /**
     * What a condition costs.
     *
     * @param remaining who fits this condition and all before it
     * @param lost who fits all before it and not this one
     * @param excludes who does not fit it, whatever the others say
     * @param excludesAlone who fits all others and not this one: without it they would match
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Step(AudienceCondition condition, long remaining, long lost, long excludes, long excludesAlone) {}
}
