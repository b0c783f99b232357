package dev.rekindle.activity;

import dev.rekindle.ui.Translations;
import java.util.Locale;

/** Why an action is not recorded; in words, with what to do, in {@code action.refusal.<name>}. */
public enum RefusalReason {
    EMPTY_PAYLOAD,
    TOO_LARGE,
    NOT_UTF8,
    NUL,
    NOT_JSON,
    NOT_AN_OBJECT,
    MISSING_FIELD,
    NULL_FIELD,
    EMPTY_FIELD,
    NOT_AN_ID,
    NOT_A_TEXT,
    TOO_LONG,
    NOT_A_TIME,
    NO_OFFSET,
    TOO_EARLY,
    TOO_LATE,
    METADATA_NOT_AN_OBJECT,
    NOT_A_NUMBER,
    NEGATIVE,
    NUMBER_OUT_OF_RANGE,
    TOO_DEEP,
    REPEATED_KEY,
    HALF_A_CHARACTER,
    OTHER_CONTENT,
    REFUSED_BY_DATABASE;

    private static final Translations WORDS = new Translations();

    /**
     * What is wrong and what to do about it.
     *
     * @param detail the field, value or limit that the sentence speaks of, else empty
     */
    public String words(Locale locale, String detail) {
        return WORDS.getTranslation("action.refusal." + name(), locale, detail);
    }
}
