package dev.rekindle.kpi;

/**
 * A figure, and what it is compared with: both over the same part of a day.
 *
 * @param here the figure of the day, of its full hours so far, or the mean of the range
 */
public record KpiChange(double here, double before) {

    public double difference() {
        return here - before;
    }
}
