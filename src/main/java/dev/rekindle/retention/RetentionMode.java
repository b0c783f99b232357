package dev.rekindle.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** When a user counts as retained in a period. */
public enum RetentionMode {
    /** Active in that period. */
    ON,
    /** Active in that period or in a later one. */
    ROLLING;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RetentionMode of(String key) {
        return Arrays.stream(values())
                .filter(mode -> mode.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no mode %s; there are %s."
                        .formatted(
                                key,
                                Arrays.stream(values()).map(RetentionMode::key).collect(Collectors.joining(", ")))));
    }
}
