package dev.rekindle.kpi;

/** When an alert's bound is passed. */
public enum AlertKind {
    BELOW,
    ABOVE,
    /** More or less than the same hours a week before, by more than a share of that. */
    CHANGED
}
