package dev.rekindle.chart;

/** How the values of a chart are written. */
public enum Unit {
    NUMBER,
    /** A share, given as a fraction: 0.0532 is written 5.32 %. */
    PERCENT,
    /** A difference of shares, given as a fraction and written with its sign: 0.02 is +2.0 pp. */
    PERCENTAGE_POINTS
}
