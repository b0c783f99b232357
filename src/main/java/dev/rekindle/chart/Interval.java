package dev.rekindle.chart;

import org.jspecify.annotations.Nullable;

/**
 * An estimate with its interval.
 *
 * @param value null where it can't be estimated
 * @param note what stands beside it, such as its counts; may be empty
 * @param muted whether it rests on a small sample
 */
public record Interval(
        String label,
        ChartColor color,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        String note,
        boolean muted) {

    public Interval(
            String label, ChartColor color, @Nullable Double value, @Nullable Double lower, @Nullable Double upper) {
        this(label, color, value, lower, upper, "", false);
    }
}
