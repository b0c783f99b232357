package dev.rekindle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/rekindle");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| .* \\|$");

    @Test
    void thePackageTableHasTheSentencesOfThePackageInfosInTheListsOrder() throws IOException {
        var table = ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group())
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo(String.join("\n", rowsFromPackageInfos()));
    }

    private static List<String> rowsFromPackageInfos() {
        return House.PACKAGES.stream()
                .filter(name -> Files.exists(packageInfo(name)))
                .map(name -> "| `%s` | %s |".formatted(name, sentence(name)))
                .toList();
    }

    private static Path packageInfo(String name) {
        return SOURCES.resolve(name).resolve("package-info.java");
    }

    private static String sentence(String name) {
        try {
            var comment = COMMENT.matcher(Files.readString(packageInfo(name)));
            assertThat(comment.find()).as("comment of package %s", name).isTrue();
            return comment.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
