package dev.rekindle.ui;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a number came about.
 *
 * @param definition what is counted, in words, translated
 * @param sql the statement that made it
 * @param parameters of the statement, by name, in the order to be shown
 * @param asOf the as-of date, formatted
 * @param policy its name and what of it differs
 * @param rows the users behind it; absent where there are none to show
 */
public record Provenance(
        String definition,
        String sql,
        Map<String, String> parameters,
        String asOf,
        String policy,
        @Nullable UserRows rows) {}
