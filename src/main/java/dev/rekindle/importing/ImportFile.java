package dev.rekindle.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to import.
 *
 * @param name by which people know it; what stands before {@code .csv} names the table
 * @param bytes how long it is
 */
public record ImportFile(String name, long bytes, Content content) {

    /** Opens the file from its beginning. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static ImportFile of(String name, Path path) {
        try {
            return new ImportFile(name, Files.size(path), () -> Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + path + " cannot be read.", e);
        }
    }

    /** The table it is named after, if there is one. */
    public String table() {
        return name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
    }
}
