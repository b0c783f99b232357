package dev.rekindle.ui;

import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What somebody asked for cannot be done: says why, and what to do instead. Pages say it in the reader's language, the
 * API in English.
 */
public final class Refusal extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Translations WORDS = new Translations();

    private final String key;
    private final List<String> arguments;

    /** Refuses with the translation of this key. */
    public Refusal(String key, Object... arguments) {
        super(WORDS.getTranslation(key, Locale.ENGLISH, arguments));
        this.key = key;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
    }

    /** The same in the reader's language. */
    public String words(Locale locale) {
        return WORDS.getTranslation(key, locale, arguments.toArray());
    }
}
