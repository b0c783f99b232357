package dev.rekindle.kpi;

import java.time.DayOfWeek;

/** Actions in an hour of the day, over all such weekdays of a range. */
public record PeakHour(DayOfWeek weekday, int hour, long actions) {}
