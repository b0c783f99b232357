package dev.rekindle.reactivation;

import java.util.Map;

/**
 * The SQL behind a number.
 *
 * @param parameters by name, as bound
 */
public record Statement(String sql, Map<String, String> parameters) {}
