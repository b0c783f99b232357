package dev.rekindle.kpi;

import java.util.List;

/**
 * What a filter can be chosen from.
 *
 * @param groups of the active policy, the highest first
 * @param hasActions whether anybody ever acted
 */
public record OverviewChoice(List<String> groups, List<Integer> regions, boolean hasActions) {}
