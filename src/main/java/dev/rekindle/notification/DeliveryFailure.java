package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rekindle.ui.Refusal;
import java.util.Locale;

/**
 * Why a message did not arrive, without naming the person; kept so that each reader is told in their own language.
 *
 * @param key of the words
 * @param detail what the words hold; may be empty
 */
public record DeliveryFailure(String key, String detail) {

    private static final String WORDS = "delivery.";

    /** As it was kept; words that were kept as such are told as they are. */
    static DeliveryFailure of(String kept) {
        if (!kept.startsWith(WORDS)) {
            return new DeliveryFailure(WORDS + "other", kept);
        }
        var parts = kept.split(" ", 2);
        return new DeliveryFailure(parts[0], parts.length > 1 ? parts[1] : "");
    }

    String kept() {
        return key + " " + detail;
    }

    /** In the reader's language. */
    public String words(Locale locale) {
        return new Refusal(key, detail).words(locale);
    }

    /** In the language of the API. */
    @JsonValue
    @Override
    public String toString() {
        return words(Locale.ENGLISH);
    }
}
