package dev.rekindle.chart;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind, one for each category.
 *
 * @param values null where there is nothing to show
 * @param notes what stands beside each value, such as its counts; empty or one for each value
 * @param colors the colours of single points, where they differ from the series' own; empty or one for each value
 * @param muted the points that rest on a small sample
 * @param unfinished the points whose period is not over
 */
public record Series(
        String name,
        ChartColor color,
        List<@Nullable Double> values,
        List<String> notes,
        List<ChartColor> colors,
        Set<Integer> muted,
        Set<Integer> unfinished) {

    public Series {
        values = new Doubles(values);
        notes = List.copyOf(notes);
        colors = List.copyOf(colors);
        muted = Set.copyOf(muted);
        unfinished = Set.copyOf(unfinished);
        requireOneEach(name, "notes", notes, values);
        requireOneEach(name, "colours", colors, values);
    }

    public Series(String name, ChartColor color, List<@Nullable Double> values) {
        this(name, color, values, List.of(), List.of(), Set.of(), Set.of());
    }

    /** Counts, of which none is missing. */
    public static Series counts(String name, ChartColor color, List<Long> counts) {
        return new Series(
                name,
                color,
                counts.stream().<@Nullable Double>map(Long::doubleValue).toList());
    }

    public Series withNotes(List<String> notes) {
        return new Series(name, color, values, notes, colors, muted, unfinished);
    }

    public Series withColors(List<ChartColor> colors) {
        return new Series(name, color, values, notes, colors, muted, unfinished);
    }

    public Series withMuted(Set<Integer> muted) {
        return new Series(name, color, values, notes, colors, muted, unfinished);
    }

    public Series withUnfinished(Set<Integer> unfinished) {
        return new Series(name, color, values, notes, colors, muted, unfinished);
    }

    private static void requireOneEach(String name, String what, List<?> list, List<?> values) {
        if (!list.isEmpty() && list.size() != values.size()) {
            throw new IllegalArgumentException(
                    "Series %s has %d values but %d %s".formatted(name, values.size(), list.size(), what));
        }
    }
}
