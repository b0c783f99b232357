package dev.rekindle.ui;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Something that can be taken away as a file.
 *
 * @param label what one chooses it by, translated
 * @param name of the file, with its ending
 * @param content writes it straight to the stream, however long it is
 */
public record ExportFile(String label, String name, String contentType, Content content) {

    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
