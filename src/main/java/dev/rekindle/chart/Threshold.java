package dev.rekindle.chart;

/** A line drawn into a chart, labelled with its value. */
public record Threshold(String label, double value) {}
