package dev.rekindle.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Demo data as a folder of the scenario's five CSV files, as somebody would import them. */
public final class DemoFiles {

    private DemoFiles() {}

    public static void write(DemoScenario data, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var table : DemoTable.values()) {
            try (var out = Files.newBufferedWriter(folder.resolve(table.fileName()), StandardCharsets.UTF_8)) {
                data.write(table, out, share -> {});
            }
        }
    }
}
