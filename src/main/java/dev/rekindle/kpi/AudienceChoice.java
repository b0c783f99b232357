package dev.rekindle.kpi;

import java.util.List;

/**
 * What an audience can be chosen from.
 *
 * @param groups of the active policy, the highest first
 * @param hasActions whether anybody ever acted
 */
public record AudienceChoice(List<String> groups, List<Integer> regions, boolean hasActions) {}
