package dev.rekindle.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what users are told apart. */
public enum CohortSplit {
    NONE,
    SEGMENT,
    REGION,
    FIRST_ACTION,
    /**
     * Of a campaign. Arms are dealt by chance, so what differs between them is an effect; all other parts only differ.
     */
    ARM;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isRandomised() {
        return this == ARM;
    }

    public static CohortSplit of(String key) {
        return Arrays.stream(values())
                .filter(split -> split.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no split %s; there are %s."
                        .formatted(
                                key,
                                Arrays.stream(values()).map(CohortSplit::key).collect(Collectors.joining(", ")))));
    }
}
