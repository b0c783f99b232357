package dev.rekindle.kpi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What figures are compared with. */
public enum Comparison {
    /** The same day, and the same hours of it, a week before. */
    WEEK,
    /** Means over the complete days of the range, and over as many days before it. */
    PERIOD;

    public static Comparison of(String key) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no comparison %s; there are %s."
                        .formatted(
                                key,
                                Arrays.stream(values()).map(Comparison::key).collect(Collectors.joining(", ")))));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
