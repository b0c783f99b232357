package dev.rekindle.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the address of a page asks for. What cannot be read is refused by the parameter's name, its value and what may
 * stand there, in the reader's language.
 */
public final class AskedUrl {

    /** With a year of four digits: what lies beyond is a slip, and no database holds it. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,10}");

    private final QueryParameters url;

    public AskedUrl(QueryParameters url) {
        this.url = url;
    }

    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** All that stands under this name, in the order of the address. */
    public List<String> texts(String name) {
        var texts = url.getParameters(name);
        texts.stream().filter(text -> text.indexOf('\0') >= 0).findFirst().ifPresent(text -> {
            throw new Refusal("url.not-a-text", name);
        });
        return texts;
    }

    public Optional<LocalDate> day(String name) {
        return text(name).map(written -> day(name, written));
    }

    public Optional<Integer> whole(String name) {
        return text(name).map(written -> whole(name, written));
    }

    public Set<Integer> wholes(String name) {
        return texts(name).stream().map(written -> whole(name, written)).collect(Collectors.toSet());
    }

    public <T> Optional<T> oneOf(String name, Collection<T> choices, Function<T, String> key) {
        return text(name).map(written -> choice(name, written, choices, key));
    }

    public <T> Set<T> someOf(String name, Collection<T> choices, Function<T, String> key) {
        return texts(name).stream()
                .map(written -> choice(name, written, choices, key))
                .collect(Collectors.toSet());
    }

    private static LocalDate day(String name, String written) {
        try {
            return LocalDate.parse(written, DAY);
        } catch (DateTimeParseException notADay) {
            throw new Refusal("url.not-a-day", name, written);
        }
    }

    private static int whole(String name, String written) {
        if (WHOLE.matcher(written).matches()) {
            var number = Long.parseLong(written);
            if (number == (int) number) {
                return (int) number;
            }
        }
        throw new Refusal("url.not-whole", name, written);
    }

    private static <T> T choice(String name, String written, Collection<T> choices, Function<T, String> key) {
        return choices.stream()
                .filter(choice -> key.apply(choice).equals(written))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "url.not-one-of",
                        name,
                        written,
                        choices.stream().map(key).collect(Collectors.joining(", "))));
    }
}
