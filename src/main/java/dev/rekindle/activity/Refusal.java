package dev.rekindle.activity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that came in and cannot be recorded.
 *
 * @param eventId as far as it could be read
 * @param detail what the reason's sentence is filled with, else empty
 */
public record Refusal(@Nullable String eventId, RefusalReason reason, String detail) implements Arrival {

    private static final int LONGEST_DETAIL = 200;

    public Refusal {
        if (detail.length() > LONGEST_DETAIL) {
            detail = detail.substring(0, LONGEST_DETAIL) + "…";
        }
        // What is wrong with a value may be the very thing that no text in the database may hold.
        detail = printable(detail);
        if (eventId != null) {
            eventId = printable(eventId);
        }
    }

    /** The reason in plain words, with what to do. */
    public String sentence() {
        return reason.words(Locale.ENGLISH, detail);
    }

    private static String printable(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0
                        ? '\u2400'
                        : point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD' : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
