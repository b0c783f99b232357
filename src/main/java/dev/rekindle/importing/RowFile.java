package dev.rekindle.importing;

import java.util.List;

/**
 * A file whose rows are taken in by a {@link RowDoor}.
 *
 * @param name by which people know it
 * @param sha256 of its bytes, in hexadecimal digits
 * @param columns in the order of the file
 */
public record RowFile(String name, String sha256, List<String> columns) {}
