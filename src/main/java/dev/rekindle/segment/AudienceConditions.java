package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Whom an audience holds: who fits all ranges and lies in all sets. An empty set asks for nothing.
 *
 * @param ranges of R, F, M, visits and balance as the active policy counts them; who never acted has no R, and 0
 *     otherwise
 * @param segments names of groups
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AudienceConditions(
        Map<AudienceCondition, Range> ranges, Set<String> segments, Set<Integer> regions, Set<String> tiers) {

    public static final AudienceConditions NONE = new AudienceConditions(Map.of(), Set.of(), Set.of(), Set.of());

    /** The tiers there are, as {@code audience_tier} names them. */
    public static final List<String> TIERS = List.of("light", "regular", "power", "undefined");

    /** From {@code min} to {@code max}, both included; an absent end is open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {

        public Range {
            if (min == null && max == null) {
                throw new Refusal("audiences.bad-open-range");
            }
            if (min != null && max != null && min.compareTo(max) > 0) {
                throw new Refusal("audiences.bad-range", min.toPlainString(), max.toPlainString());
            }
        }

        private boolean isWhole() {
            return (min == null || min.stripTrailingZeros().scale() <= 0)
                    && (max == null || max.stripTrailingZeros().scale() <= 0);
        }
    }

    public AudienceConditions(
            @Nullable Map<AudienceCondition, Range> ranges,
            @Nullable Set<String> segments,
            @Nullable Set<Integer> regions,
            @Nullable Set<String> tiers) {
        var sorted = new EnumMap<AudienceCondition, Range>(AudienceCondition.class);
        sorted.putAll(ranges == null ? Map.of() : ranges);
        sorted.forEach((condition, range) -> {
            if (!condition.isRange()) {
                throw new IllegalArgumentException(condition.key() + " is a set, not a range.");
            }
            if (condition.isWhole() && !range.isWhole()) {
                throw new Refusal("audiences.bad-whole", condition.key());
            }
        });
        this.ranges = Collections.unmodifiableMap(sorted);
        this.segments = sorted(segments);
        this.regions = sorted(regions);
        this.tiers = sorted(tiers);
        this.tiers.stream().filter(tier -> !TIERS.contains(tier)).findFirst().ifPresent(tier -> {
            throw new IllegalArgumentException(
                    "There is no tier %s; there are %s.".formatted(tier, String.join(", ", TIERS)));
        });
    }

    private static <T> Set<T> sorted(@Nullable Set<T> values) {
        return Collections.unmodifiableSet(values == null ? new TreeSet<>() : new TreeSet<>(values));
    }

    /** Whether it asks for this. */
    public boolean has(AudienceCondition condition) {
        return switch (condition) {
            case SEGMENT -> !segments.isEmpty();
            case REGION -> !regions.isEmpty();
            case TIER -> !tiers.isEmpty();
            default -> ranges.containsKey(condition);
        };
    }
}
