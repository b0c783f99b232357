package dev.rekindle.chart;

import java.util.Locale;

/** A colour that means the same on every page; its value in each theme is the custom property {@code --rk-…}. */
public enum ChartColor {
    CONTROL,
    ARM_A,
    ARM_B,
    LIGHT,
    REGULAR,
    POWER,
    UNDEFINED,
    WHALE,
    HIGH_ENGAGED,
    MEDIUM,
    LAST_GROUP,
    NEW,
    RETURNING,
    RESURRECTED,
    DORMANT,
    ACCENT,
    NEUTRAL;

    String cssName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
