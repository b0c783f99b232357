package dev.rekindle.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a file that cannot be taken.
 *
 * @param line where the row begins in the file, from 1; absent when the whole file is meant
 * @param column absent when the whole row or file is meant
 * @param value what stands there, at most 200 characters of it
 * @param detail what the reason's sentence is filled with, else empty
 */
@JsonPropertyOrder({"file", "line", "column", "value", "reason"})
public record Rejection(
        String file,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String value,
        @JsonIgnore Reason reason,
        @JsonIgnore String detail) {

    private static final int LONGEST_VALUE = 200;

    public Rejection {
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    /** The reason in plain words, with what to do. */
    @JsonProperty("reason")
    public String sentence() {
        return reason.words(Locale.ENGLISH, detail);
    }
}
