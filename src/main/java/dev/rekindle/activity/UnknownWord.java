package dev.rekindle.activity;

/** An action type or a metadata key that no definition speaks of. */
public record UnknownWord(Kind kind, String word) {

    private static final int LONGEST_WORD = 100;

    public UnknownWord {
        word = word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
    }

    /** Where the word stands. */
    public enum Kind {
        TYPE,
        KEY
    }
}
