package dev.rekindle.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every word on the pages, from {@code translations.properties} (English) and {@code translations_ko.properties}, both
 * in UTF-8. {@code {0}}, {@code {1}} … stand for arguments; whole numbers get their thousands separators.
 * {@code {0|user|users}} is the first word where that argument is one, else the second. Nothing else is special, so an
 * apostrophe is an apostrophe.
 */
@Component
public class Translations implements I18NProvider {

    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");

    private final Map<String, String> english = read("translations.properties");
    private final Map<String, String> korean = read("translations_ko.properties");

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, Locale.KOREAN);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        var text = getAllTranslations(locale).get(key);
        if (text == null) {
            // A page with one wrong label is better than no page; tests run with assertions on.
            assert false : "No translation for " + key;
            LOG.error("No translation for {}", key);
            return key;
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var argument = arguments[Integer.parseInt(found.group(1))];
            var words = argument instanceof Long || argument instanceof Integer
                    ? Formats.of(locale).count(((Number) argument).longValue())
                    : String.valueOf(argument);
            return Matcher.quoteReplacement(found.group(2) == null ? words : found.group(words.equals("1") ? 2 : 3));
        });
    }

    @Override
    public Map<String, String> getAllTranslations(Locale locale) {
        return locale.getLanguage().equals("ko") ? korean : english;
    }

    static Map<String, String> read(String resource) {
        var properties = new Properties();
        try (var stream = Translations.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not in the jar.");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
