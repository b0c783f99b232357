package dev.rekindle.importing;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an import did to a table.
 *
 * @param read rows in the file
 * @param added rows that were not there before
 * @param unchanged rows that were there with the same values
 * @param changed rows that were there with other values
 */
public record TableResult(long read, @JsonProperty("new") long added, long unchanged, long changed) {}
