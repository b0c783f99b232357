package dev.rekindle.protection;

import java.util.Map;

/**
 * Whom nobody may target today, and from where on behaviour counts as a sign of harm.
 *
 * @param protectedUsers by the first reason that holds
 * @param signs users whom such a sign protects, by kind
 */
public record Protection(
        int version, HarmThresholds thresholds, Map<String, Long> protectedUsers, Map<String, Long> signs) {}
