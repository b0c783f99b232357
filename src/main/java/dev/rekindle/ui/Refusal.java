package dev.rekindle.ui;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What somebody asked for cannot be done: says why, and what to do instead. Pages say it in the reader's language, the
 * API in English.
 */
public final class Refusal extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Translations WORDS = new Translations();

    private final String key;
    private final List<Serializable> arguments;

    /** Refuses with the translation of this key. */
    public Refusal(String key, Object... arguments) {
        super(WORDS.getTranslation(key, Locale.ENGLISH, arguments));
        this.key = key;
        this.arguments = Arrays.stream(arguments)
                .<Serializable>map(argument -> argument instanceof Number number ? number : String.valueOf(argument))
                .toList();
    }

    /** Why it cannot be done; in the reader's language, where whoever refused it knows that. */
    public static String words(IllegalArgumentException wrong, Locale locale) {
        return wrong instanceof Refusal refusal ? refusal.words(locale) : Objects.toString(wrong.getMessage(), "");
    }

    /** The same in the reader's language. */
    public String words(Locale locale) {
        return WORDS.getTranslation(key, locale, arguments.toArray());
    }
}
