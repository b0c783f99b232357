package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a policy says: how R, F, M and visits are counted and what each group asks for. As JSON it is the document that
 * the definitions in {@code R__segments.sql} read.
 *
 * @param windowDays how many days back F, M and visits are counted; absent: all of them
 * @param frequencyKey the metadata key whose values F counts, when it counts those
 * @param monetaryKey the metadata key whose values M sums, when it sums those
 * @param groups from the second lowest up; a user is in the highest that fits
 * @param lastGroup where all others are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentRules(
        @Nullable Integer windowDays,
        FrequencyUnit frequency,
        @Nullable String frequencyKey,
        MonetaryUnit monetary,
        @Nullable String monetaryKey,
        VisitUnit visits,
        List<SegmentGroup> groups,
        String lastGroup) {

    /** The window that {@code user_metrics} keeps. */
    static final int KEPT_DAYS = 30;

    private static final int MOST_GROUPS = 5;
    private static final int MOST_DAYS = 3_650;
    private static final BigDecimal LOOSER = new BigDecimal("1.05");
    private static final BigDecimal TIGHTER = new BigDecimal("0.95");

    public SegmentRules {
        if (windowDays != null && (windowDays < 1 || windowDays > MOST_DAYS)) {
            throw new IllegalArgumentException("window_days is %d, but must lie in 1 … %,d, or be absent for all days."
                    .formatted(windowDays, MOST_DAYS));
        }
        needsKey("frequency", frequency == FrequencyUnit.METADATA, frequencyKey);
        needsKey("monetary", monetary == MonetaryUnit.METADATA, monetaryKey);
        if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "A policy has 1 … %d groups above the last one, not %d.".formatted(MOST_GROUPS, groups.size()));
        }
        if (lastGroup.isBlank()) {
            throw new IllegalArgumentException("The last group needs a name.");
        }
        groups = List.copyOf(groups);
        var names = new HashSet<String>();
        Stream.concat(Stream.of(lastGroup), groups.stream().map(SegmentGroup::name))
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("Two groups are named " + name + ".");
                });
    }

    private static void needsKey(String unit, boolean needed, @Nullable String key) {
        if (needed && (key == null || key.isBlank())) {
            throw new IllegalArgumentException(unit + " is metadata, so " + unit + "_key must name the key.");
        }
        if (!needed && key != null) {
            throw new IllegalArgumentException(
                    "%s_key is %s, but counts only when %s is metadata.".formatted(unit, key, unit));
        }
    }

    /** The names of all groups, the lowest first; the position is the group's rank. */
    public List<String> groupNames() {
        return Stream.concat(Stream.of(lastGroup), groups.stream().map(SegmentGroup::name))
                .toList();
    }

    /** Whether all that it counts is kept in {@code user_metrics}; else days or actions are counted. */
    boolean isKept() {
        return windowDays != null && windowDays == KEPT_DAYS && frequencyKey == null && monetaryKey == null;
    }

    /** The same with every bound moved out by 5 %: who fits no group of it stands at no border of this. */
    SegmentRules loosened() {
        return new SegmentRules(
                windowDays,
                frequency,
                frequencyKey,
                monetary,
                monetaryKey,
                visits,
                groups.stream().map(SegmentRules::loosened).toList(),
                lastGroup);
    }

    private static SegmentGroup loosened(SegmentGroup group) {
        var bounds = new EnumMap<Bound, BigDecimal>(Bound.class);
        group.bounds().forEach((bound, value) -> {
            var moved = value.multiply(bound.isLower() ? TIGHTER : LOOSER);
            bounds.put(
                    bound,
                    bound.isWhole()
                            ? moved.setScale(0, bound.isLower() ? RoundingMode.FLOOR : RoundingMode.CEILING)
                            : moved);
        });
        return new SegmentGroup(group.name(), bounds);
    }
}
