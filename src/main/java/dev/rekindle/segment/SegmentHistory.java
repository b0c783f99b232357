package dev.rekindle.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How the groups went from the end of one day to the end of another.
 *
 * @param days how many users each group held at the end of each day, the first one's included
 * @param flows who went from where to where; who is where they were too. Rows add up to the first day, columns to the
 *     last
 */
public record SegmentHistory(List<Day> days, List<WhatIf.Flow> flows) {

    /** Users by group. */
    public record Day(LocalDate day, Map<String, Long> users) {}
}
