package dev.rekindle.chart;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a heat map.
 *
 * @param value null where there is nothing to show
 * @param note what stands beside it, such as its counts; may be empty
 * @param muted whether it rests on a small sample
 * @param unfinished whether its period is not over
 */
public record Cell(@Nullable Double value, String note, boolean muted, boolean unfinished) {

    public static final Cell EMPTY = new Cell(null, "", false, false);

    public Cell(double value) {
        this(value, "", false, false);
    }
}
