package dev.rekindle.activity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time of an action: ISO 8601 to the second or finer; what is finer than a microsecond is cut. The usual ways
 * to write one are read here, as the JDK's formatter takes more time for it than all the rest of an action.
 */
final class ActionTime {

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final DateTimeFormatter WITHOUT_OFFSET = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
    private static final int SECONDS_END = 19;
    private static final int NANOS_DIGITS = 9;

    /** A time, or null when the text is none, or has no offset. */
    static @Nullable Instant parse(String text) {
        var usual = usual(text);
        if (usual != null) {
            return usual;
        }
        try {
            return cut(OffsetDateTime.parse(text, WITH_OFFSET).toInstant());
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** A time, or null when the text is none; without an offset it is one of this zone. A space may stand for the T. */
    static @Nullable Instant parse(String text, ZoneId zone) {
        var written = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        var withOffset = parse(written);
        if (withOffset != null) {
            return withOffset;
        }
        try {
            return cut(LocalDateTime.parse(written, WITHOUT_OFFSET).atZone(zone).toInstant());
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** Whether only the offset is missing. */
    static boolean lacksOffset(String text) {
        try {
            WITHOUT_OFFSET.parse(text);
            return true;
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    private static Instant cut(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads YYYY-MM-DDThh:mm:ss, a fraction or none, and Z or ±hh:mm; null for everything else. */
    private static @Nullable Instant usual(String text) {
        if (text.length() <= SECONDS_END
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        var year = digits(text, 0, 4);
        var month = digits(text, 5, 7);
        var day = digits(text, 8, 10);
        var hour = digits(text, 11, 13);
        var minute = digits(text, 14, 16);
        var second = digits(text, 17, SECONDS_END);
        var at = SECONDS_END;
        var nanos = 0;
        if (text.charAt(at) == '.') {
            var end = at + 1;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            var length = end - at - 1;
            nanos = length < 1 || length > NANOS_DIGITS ? -1 : digits(text, at + 1, end);
            for (var i = length; i < NANOS_DIGITS; i++) {
                nanos *= 10;
            }
            at = end;
        }
        var offset = offsetSeconds(text, at);
        if ((year | month | day | hour | minute | second | nanos) < 0
                || hour > 23
                || minute > 59
                || second > 59
                || month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth())
                || offset == null) {
            return null;
        }
        var seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds - offset, nanos / 1_000 * 1_000L);
    }

    private static @Nullable Integer offsetSeconds(String text, int at) {
        if (at == text.length() - 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        if (at != text.length() - 6 || text.charAt(at + 3) != ':') {
            return null;
        }
        var sign = text.charAt(at) == '+' ? 1 : text.charAt(at) == '-' ? -1 : 0;
        var hours = digits(text, at + 1, at + 3);
        var minutes = digits(text, at + 4, at + 6);
        return sign == 0 || (hours | minutes) < 0 || hours > 17 || minutes > 59
                ? null
                : Integer.valueOf(sign * (hours * 3_600 + minutes * 60));
    }

    /** The number these digits make, or -1 when one is no digit. */
    private static int digits(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private ActionTime() {}
}
