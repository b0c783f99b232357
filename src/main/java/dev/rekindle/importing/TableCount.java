package dev.rekindle.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a table holds.
 *
 * @param changedAt when its rows last changed; absent when they never did
 */
public record TableCount(String table, long rows, @Nullable Instant changedAt) {}
