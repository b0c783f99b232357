package dev.rekindle.importing;

/** Why a row, or a whole file, was rejected. {0} stands for the detail kept with the row. */
public enum Reason {
    TABLE_TWICE("A second file for the same table; put all its rows into one file."),
    EMPTY_FILE("The file is empty. Give it at least the line with the column names; no rows below it are fine."),
    UNKNOWN_COLUMN("There is no such column; remove it or correct its name. There are: {0}."),
    MISSING_COLUMN("This column is missing; add it."),
    DUPLICATE_COLUMN("This column is there twice; remove one."),
    FIELD_COUNT("The row has this many fields, the line with the column names has {0}; look for a missing or an extra"
            + " comma or quote."),
    QUOTES(
            "A quote opens or closes where it must not, and the rest of the file cannot be read; close it, and double the"
                    + " quotes inside a quoted field."),
    STRAY_QUOTE("A quote inside a field without quotes; put the whole field into quotes and double the quotes inside."),
    NOT_UTF8("Not UTF-8; save the file as \"CSV UTF-8\" and import it again."),
    NUL("Holds the character NUL, which no text may hold; remove it."),
    EMPTY("Must not be empty."),
    TOO_LONG("Longer than 200 characters; shorten it."),
    NOT_A_DATE("Not a date; write it as YYYY-MM-DD, like 2023-10-26."),
    NO_SUCH_DAY("The calendar has no such day; correct it."),
    DAY_OUT_OF_RANGE("Lies outside 1900-01-01 … 2100-12-31; correct it."),
    NOT_A_DATE_OR_FOREVER("Neither a date (YYYY-MM-DD) nor the word forever."),
    NOT_A_NUMBER("Not a whole number; write plain digits, like 12000."),
    NUMBER_OUT_OF_RANGE("Too large; whole numbers go up to 2147483647."),
    NEGATIVE("Must not be negative."),
    NOT_A_FLAG("Must be 0 or 1."),
    NOT_A_TRUTH("Must be true, false, 1 or 0."),
    NOT_A_ZONE("Not the name of a time zone; write it like Asia/Seoul."),
    NOT_A_CHOICE("Must be one of: {0}."),
    DUPLICATE_KEY("The same key as in line {0}; keep one of the two."),
    OTHER_OWNER_IN_FILE("The same key belongs to another user in line {0}; give each row a key of its own."),
    OTHER_OWNER("This key already exists under the user {0}; give the row a key of its own."),
    UNKNOWN_OWNER("No such user; import the user as well (users.csv), in the same import or before.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    String sentence(String detail) {
        return sentence.replace("{0}", detail);
    }
}
