package dev.rekindle.importing;

/**
 * What became of rows that were not rejected.
 *
 * @param added those that were not there before
 * @param unchanged those that were there
 */
public record RowsTaken(long added, long unchanged) {}
