package dev.rekindle.statistics;

/**
 * A closed interval, usually of 95 % confidence.
 *
 * @param lower smallest plausible value, in the unit of the estimate
 * @param upper largest plausible value, not below {@code lower}
 */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("An interval cannot run from " + lower + " to " + upper);
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
