package dev.rekindle.importing;

import java.util.List;

/**
 * A row as it stands in a file.
 *
 * @param line where it begins in the file, from 1
 * @param fields in the order of the file's columns
 */
public record FileRow(long line, List<String> fields) {}
