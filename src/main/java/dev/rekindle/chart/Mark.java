package dev.rekindle.chart;

import java.time.LocalDate;

/** Something that happened at a point of a chart's horizontal axis: a campaign, a change of policy. */
public record Mark(String label, double position) {

    /** At the point with this index of a chart over labels. */
    public static Mark at(int index, String label) {
        return new Mark(label, index);
    }

    /** On this day of a chart over days. */
    public static Mark on(LocalDate day, String label) {
        return new Mark(label, day.toEpochDay());
    }
}
