package dev.rekindle.kpi;

import java.util.List;

/**
 * Some of what changed.
 *
 * @param total how many there are in all
 * @param events some of them, the newest first
 */
public record AlertEvents(long total, List<AlertEvent> events) {}
