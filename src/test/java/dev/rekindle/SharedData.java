package dev.rekindle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The data sets that lie beside the project: {@code ../shared/data}, or where REKINDLE_SHARED says. */
public final class SharedData {

    private SharedData() {}

    /** The folder of this data set; without it the test is skipped. */
    public static Path folder(String name) {
        var shared = Optional.ofNullable(System.getenv("REKINDLE_SHARED")).orElse("../shared");
        var folder = Path.of(shared, "data", name).toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder + " is not there");
        return folder;
    }
}
