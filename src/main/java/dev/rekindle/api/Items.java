package dev.rekindle.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total over all pages
 */
public record Items<T>(long total, List<T> items) {}
