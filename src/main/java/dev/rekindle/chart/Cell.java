package dev.rekindle.chart;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a heat map.
 *
 * @param value null where there is nothing to show
 * @param label what stands below the value in the cell, such as its count; may be empty
 * @param note what stands beside it on hover and in the table, such as its interval; may be empty
 * @param muted whether it rests on a small sample
 * @param unfinished whether its period is not over
 */
public record Cell(@Nullable Double value, String label, String note, boolean muted, boolean unfinished) {

    public static final Cell EMPTY = new Cell(null, "", "", false, false);

    public Cell(double value) {
        this(value, "", "", false, false);
    }

    public Cell(@Nullable Double value, String note, boolean muted, boolean unfinished) {
        this(value, "", note, muted, unfinished);
    }
}
