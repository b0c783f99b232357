package dev.rekindle.importing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row for the table itself: every field as the value it means. Takes nothing that {@link ColumnSql} would not take,
 * and makes the same of it; of what it does not take it need not say why, because that is said there.
 */
final class TypedRowEncoder extends RowEncoder {

    private static final int LONGEST_TEXT = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int INFINITY = Integer.MAX_VALUE;

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final @Nullable ImportColumn[] columns;
    private final int count;

    TypedRowEncoder(StagedFile staged) {
        super(staged);
        columns = staged.fields().stream()
                .map(field -> staged.columns().stream()
                        .filter(column -> column.name().equals(field))
                        .findFirst()
                        .orElse(null))
                .toArray(ImportColumn[]::new);
        count = staged.columns().size();
    }

    @Override
    void begin(long line) {
        putShort(count);
    }

    @Override
    @Nullable
    Reason put(int field, char[] text, int from, int to, boolean quoted) {
        var column = columns[field];
        if (column == null) {
            throw new IllegalStateException("Field " + field + " is none of the table's");
        }
        if (from == to) {
            putNothing();
            return column.nullable() ? null : Reason.EMPTY;
        }
        return switch (column.kind()) {
            case TEXT -> putShortText(text, from, to, quoted);
            case DATE -> putDate(text, from, to);
            case DATE_OR_FOREVER -> {
                if (is("forever", text, from, to)) {
                    putInt(INFINITY);
                    yield null;
                }
                yield putDate(text, from, to);
            }
            case INTEGER -> putInteger(text, from, to);
            case COUNT -> text[from] == '-' ? Reason.NEGATIVE : putInteger(text, from, to);
            case FLAG -> putFlag(text, from, to);
            case TRUTH -> putTruth(text, from, to);
            case ZONE ->
                ZONES.contains(new String(text, from, to - from)) ? putText(text, from, to, quoted) : Reason.NOT_A_ZONE;
            case CHOICE ->
                column.choices().contains(new String(text, from, to - from))
                        ? putText(text, from, to, quoted)
                        : Reason.NOT_A_CHOICE;
        };
    }

    private @Nullable Reason putShortText(char[] text, int from, int to, boolean quoted) {
        var before = length();
        var reason = putText(text, from, to, quoted);
        return reason == null && length() - before > LONGEST_TEXT ? Reason.TOO_LONG : reason;
    }

    private @Nullable Reason putDate(char[] text, int from, int to) {
        if (to - from != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            return Reason.NOT_A_DATE;
        }
        var year = digits(text, from, from + 4);
        var month = digits(text, from + 5, from + 7);
        var day = digits(text, from + 8, to);
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) {
            return Reason.NOT_A_DATE;
        }
        if (day < 1 || (day > 28 && day > YearMonth.of((int) year, (int) month).lengthOfMonth())) {
            return Reason.NO_SUCH_DAY;
        }
        putInt((int) (LocalDate.of((int) year, (int) month, (int) day).toEpochDay() - DAY_ZERO));
        return null;
    }

    private @Nullable Reason putInteger(char[] text, int from, int to) {
        var isNegative = text[from] == '-';
        var value = digits(text, isNegative ? from + 1 : from, to);
        if (value < 0 || value > Integer.MAX_VALUE) {
            return Reason.NOT_A_NUMBER;
        }
        putInt((int) (isNegative ? -value : value));
        return null;
    }

    private @Nullable Reason putFlag(char[] text, int from, int to) {
        if (!is("0", text, from, to) && !is("1", text, from, to)) {
            return Reason.NOT_A_FLAG;
        }
        putShort(text[from] - '0');
        return null;
    }

    private @Nullable Reason putTruth(char[] text, int from, int to) {
        var isTrue = is("true", text, from, to) || is("1", text, from, to);
        if (!isTrue && !is("false", text, from, to) && !is("0", text, from, to)) {
            return Reason.NOT_A_TRUTH;
        }
        putByte(isTrue ? 1 : 0);
        return null;
    }

    /** The number that these digits write, or -1 when they are none, or too many. */
    private static long digits(char[] text, int from, int to) {
        if (from == to || to - from > 18) {
            return -1;
        }
        var value = 0L;
        for (var i = from; i < to; i++) {
            var digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static boolean is(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (var i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
