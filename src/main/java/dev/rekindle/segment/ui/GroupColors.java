package dev.rekindle.segment.ui;

import dev.rekindle.chart.ChartColor;
import java.util.List;

/** The colour of each group: by its place from the top, so that it stays the same under every policy. */
final class GroupColors {

    private static final List<ChartColor> FROM_THE_TOP = List.of(
            ChartColor.WHALE, ChartColor.HIGH_ENGAGED, ChartColor.MEDIUM, ChartColor.ACCENT, ChartColor.NEUTRAL);

    private GroupColors() {}

    /** @param place 0 is the highest group */
    static ChartColor of(int place, int groups) {
        return place == groups - 1 ? ChartColor.LAST_GROUP : FROM_THE_TOP.get(Math.min(place, FROM_THE_TOP.size() - 1));
    }
}
