package dev.rekindle.chart;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a chart, some of them absent, in a third of the room that a list of objects takes: every open page keeps
 * them.
 */
final class Doubles extends AbstractList<@Nullable Double> {

    private final double[] values;

    Doubles(List<@Nullable Double> values) {
        this.values = new double[values.size()];
        for (var i = 0; i < this.values.length; i++) {
            var value = values.get(i);
            this.values[i] = value == null ? Double.NaN : value;
        }
    }

    @Override
    public @Nullable Double get(int index) {
        return Double.isNaN(values[index]) ? null : values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
