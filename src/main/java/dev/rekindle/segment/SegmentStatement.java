package dev.rekindle.segment;

import java.util.Map;

/**
 * The statement that made a number.
 *
 * @param parameters by name, as text
 */
public record SegmentStatement(String sql, Map<String, String> parameters) {}
