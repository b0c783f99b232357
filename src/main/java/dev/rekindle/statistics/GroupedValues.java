package dev.rekindle.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A distribution kept as how often each value occurs: order statistics of billions of rows from the distinct values
 * alone.
 *
 * <p>Every answer equals PostgreSQL's over the rows written out, to the last bit where it says so.
 *
 * @param counts rows per value, value by value ascending whatever the order given; a count of 0 is as good as none
 */
public record GroupedValues(Map<Double, Long> counts) {

    /**
     * Sorts and checks the values.
     *
     * @throws IllegalArgumentException when a value is not finite or a count is negative
     */
    public GroupedValues {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        counts.forEach((value, count) -> {
            if (!Double.isFinite(value) || count < 0) {
                throw new IllegalArgumentException(
                        "A finite value needs a count ≥ 0, but got " + count + " × " + value);
            }
        });
    }

    /** How many rows there are. */
    public long total() {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    /** Σ value·count / Σ count. */
    public Estimate mean() {
        long total = total();
        return total == 0 ? noValues() : Estimate.of(sum() / total);
    }

    public Estimate median() {
        return quantile(0.5);
    }

    /**
     * The p-quantile by linear interpolation: at h = p·(N−1), x₍⌊h⌋₎ + (h − ⌊h⌋)·(x₍⌈h⌉₎ − x₍⌊h⌋₎), rows counted from
     * 0.
     *
     * <p>The arithmetic of PostgreSQL's {@code percentile_cont} over doubles, bit by bit; type 7 in R. J. Hyndman and
     * Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996.
     *
     * @throws IllegalArgumentException unless 0 ≤ p ≤ 1
     */
    public Estimate quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("A quantile lies in 0 … 1, but was " + p);
        }
        long total = total();
        if (total == 0) {
            return noValues();
        }
        double position = p * (total - 1);
        double below = valueAt((long) Math.floor(position));
        double above = valueAt((long) Math.ceil(position));
        return Estimate.of(below + (position - Math.floor(position)) * (above - below));
    }

    /**
     * The smallest value in bucket 3 of SQL's {@code ntile(4)} in ascending order, where N rows make four buckets that
     * differ by one row at most, the larger ones first. Below 3 rows there is no third bucket.
     */
    public Estimate thirdNtileOfFour() {
        long total = total();
        if (total < 3) {
            return Estimate.not("fewer than three values make no third bucket");
        }
        long rowsInFirstTwo = 2 * (total / 4) + Math.min(total % 4, 2);
        return Estimate.of(valueAt(rowsInFirstTwo));
    }

    private static Estimate noValues() {
        return Estimate.not("there are no values");
    }

    private double sum() {
        return counts.entrySet().stream()
                .mapToDouble(group -> group.getKey() * group.getValue())
                .sum();
    }

    private double valueAt(long row) {
        long rowsUpToHere = 0;
        for (Map.Entry<Double, Long> group : counts.entrySet()) {
            rowsUpToHere += group.getValue();
            if (row < rowsUpToHere) {
                return group.getKey();
            }
        }
        throw new IndexOutOfBoundsException("Row " + row + " of " + rowsUpToHere);
    }
}
