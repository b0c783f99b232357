package dev.rekindle.ui;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern LITERAL_KEY =
            Pattern.compile("(?:getTranslation|translate|new Refusal)\\(\\s*\"([^\"]+)\"\\s*[,)]|title = \"([^\"]+)\"");

    private final Translations translations = new Translations();
    private final Map<String, String> english = translations.getAllTranslations(Locale.ENGLISH);
    private final Map<String, String> korean = translations.getAllTranslations(Locale.KOREAN);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(korean.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        assertThat(korean.entrySet().stream().collect(toMap(Map.Entry::getKey, text -> placeholders(text.getValue()))))
                .isEqualTo(english.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, text -> placeholders(text.getValue()))));
    }

    @Test
    void noKeyIsThereTwice() throws IOException {
        for (var file : List.of("translations.properties", "translations_ko.properties")) {
            var keys = Files.readAllLines(Path.of("src/main/resources", file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("=", 2)[0].strip())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyInTheSourcesIsTranslated() throws IOException {
        var used = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                LITERAL_KEY
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(found -> used.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }
        }

        assertThat(used).isNotEmpty().isSubsetOf(english.keySet());
    }

    @Test
    void argumentsStandWhereTheTextSays() {
        assertThat(translations.getTranslation("panel.users", Locale.ENGLISH, 1690))
                .isEqualTo("Users behind it: 1,690");
        assertThat(translations.getTranslation("panel.users", Locale.KOREA, 1690L))
                .isEqualTo("해당 사용자: 1,690명");
    }

    @Test
    void oneIsCountedByItsOwnWord() {
        assertThat(List.of(1, 2, 0, "1", "1,690"))
                .extracting(users -> translations.getTranslation("demo.users", Locale.ENGLISH, users))
                .containsExactly("1 user", "2 users", "0 users", "1 user", "1,690 users");
        assertThat(translations.getTranslation("demo.users", Locale.KOREAN, 1)).isEqualTo("1명");
    }

    @Test
    void anUnknownKeyFailsTheTestThatMeetsIt() {
        assertThatThrownBy(() -> translations.getTranslation("no.such.key", Locale.ENGLISH))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no.such.key");
    }

    private static List<String> placeholders(String text) {
        return new ArrayList<>(PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList());
    }
}
