package dev.rekindle.importing;

import dev.rekindle.ui.Translations;
import java.util.Locale;

/** Why a row, or a whole file, was rejected; in words, with what to do, in {@code import.reason.<name>}. */
public enum Reason {
    TABLE_TWICE,
    EMPTY_FILE,
    UNKNOWN_COLUMN,
    MISSING_COLUMN,
    DUPLICATE_COLUMN,
    UNNAMED_COLUMN,
    FIELD_COUNT,
    QUOTES,
    STRAY_QUOTE,
    NOT_UTF8,
    NUL,
    EMPTY,
    TOO_LONG,
    NOT_A_DATE,
    NO_SUCH_DAY,
    DAY_OUT_OF_RANGE,
    NOT_A_DATE_OR_FOREVER,
    NOT_A_NUMBER,
    NUMBER_OUT_OF_RANGE,
    NEGATIVE,
    NOT_A_FLAG,
    NOT_A_TRUTH,
    NOT_A_ZONE,
    NOT_A_CHOICE,
    DUPLICATE_KEY,
    OTHER_OWNER_IN_FILE,
    OTHER_OWNER,
    UNKNOWN_OWNER,
    NOT_A_TIME,
    TIME_TOO_EARLY,
    TIME_TOO_LATE,
    TYPE_TOO_LONG,
    NOT_AN_AMOUNT,
    AMOUNT_OUT_OF_RANGE,
    ROW_TOO_LARGE,
    OTHER_CONTENT;

    private static final Translations WORDS = new Translations();

    /**
     * What to do about it.
     *
     * @param detail the line, number or list that the sentence speaks of, else empty
     */
    public String words(Locale locale, String detail) {
        return WORDS.getTranslation("import.reason." + name(), locale, detail);
    }
}
