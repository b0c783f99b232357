package dev.rekindle.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a heat map.
 *
 * @param size how many the row's shares are of; null to leave it out
 */
public record Row(String name, @Nullable Long size, List<Cell> cells) {

    public Row {
        cells = List.copyOf(cells);
    }
}
