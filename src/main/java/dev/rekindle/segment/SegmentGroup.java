package dev.rekindle.segment;

import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A group of a policy, above the last one.
 *
 * @param bounds what it asks for; an absent bound asks for nothing
 */
public record SegmentGroup(String name, Map<Bound, BigDecimal> bounds) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    public SegmentGroup {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Every group needs a name.");
        }
        var checked = new EnumMap<Bound, BigDecimal>(Bound.class);
        for (var entry : bounds.entrySet()) {
            checked.put(entry.getKey(), checked(name, entry.getKey(), entry.getValue()));
        }
        for (var entry : checked.entrySet()) {
            var upper = entry.getKey().isLower() ? checked.get(entry.getKey().opposite()) : null;
            if (upper != null && upper.compareTo(entry.getValue()) < 0) {
                throw new Refusal(
                        "segments.bad-bounds",
                        name,
                        entry.getKey().key(),
                        entry.getValue().toPlainString(),
                        entry.getKey().opposite().key(),
                        upper.toPlainString());
            }
        }
        bounds = Collections.unmodifiableMap(checked);
    }

    private static BigDecimal checked(String group, Bound bound, BigDecimal value) {
        if (value.signum() < 0) {
            throw new Refusal("segments.bad-negative", group, bound.key(), value.toPlainString());
        }
        if (!bound.isWhole()) {
            return value;
        }
        if (value.stripTrailingZeros().scale() > 0 || value.compareTo(MOST) > 0) {
            throw new Refusal(
                    "segments.bad-whole", group, bound.key(), value.toPlainString(), "%,d".formatted(MOST.intValue()));
        }
        return value.setScale(0, RoundingMode.UNNECESSARY);
    }
}
