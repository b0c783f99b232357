package dev.rekindle.ui;

import com.vaadin.flow.component.UI;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Numbers, shares, dates and durations as the reader's language writes them. The only place with format patterns. */
public final class Formats {

    /** U+2212: as wide as the plus sign, unlike the hyphen. */
    private static final String MINUS = "−";

    private final Locale locale;
    private final boolean korean;

    private Formats(Locale locale) {
        this.korean = locale.getLanguage().equals("ko");
        this.locale = korean ? Locale.KOREA : Locale.US;
    }

    public static Formats of(Locale locale) {
        return new Formats(locale);
    }

    /** In the language of the page that is being served. */
    public static Formats current() {
        var ui = UI.getCurrent();
        return of(ui == null ? Locale.ENGLISH : ui.getLocale());
    }

    /** 1,690 */
    public String count(long value) {
        return decimal((double) value, 0);
    }

    /** 22.75, 26: without needless decimals. */
    public String decimal(double value, int mostDecimals) {
        return sign(value, number(0, mostDecimals, Math.abs(value)));
    }

    /** 27.7%, of a fraction: for tiles and sentences. */
    public String share(double fraction) {
        return percent(fraction, 1);
    }

    /** 27.65%, of a fraction: for tables. */
    public String exactShare(double fraction) {
        return percent(fraction, 2);
    }

    /** +2.0 pp, of a difference of two fractions. */
    public String points(double difference) {
        return signed(difference) + (korean ? "%p" : " pp");
    }

    /** −0.7 … +4.8, of the ends of an interval of differences of fractions. */
    public String pointsBetween(double low, double high) {
        return signed(low) + " … " + signed(high);
    }

    /** 22.0% … 27.9%, of the ends of an interval of fractions. */
    public String sharesBetween(double low, double high) {
        return share(low) + " … " + share(high);
    }

    /** 0.021, or {@code < 0.001}. */
    public String pValue(double p) {
        return p < 0.001 ? "< 0.001" : number(3, 3, p);
    }

    /** 1.008e-21: the value itself, for whoever opens a p value. */
    public String exactPValue(double p) {
        return p >= 0.001 ? number(0, 6, p) : String.format(Locale.ROOT, "%.3e", p);
    }

    /** Mon, Sep 21, 2026 or 2026. 9. 21. (월) */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(korean ? "yyyy. M. d. (E)" : "EEE, MMM d, yyyy", locale)
                .format(date);
    }

    /** Mon, Sep 21, 2026, 14:03 */
    public String dateTime(ZonedDateTime time) {
        return date(time.toLocalDate()) + (korean ? " " : ", ") + pattern("HH:mm", time);
    }

    /** Sep 2026 or 2026년 9월 */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(korean ? "yyyy년 M월" : "MMM yyyy", locale)
                .format(month);
    }

    /** 9/21: on an axis, where the year stands elsewhere. */
    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(korean ? "M. d." : "M/d", locale).format(date);
    }

    /** Mon or 월 */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, locale);
    }

    /** January … December or 1월 … 12월 */
    public List<String> months() {
        return Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                .toList();
    }

    /** Sunday … Saturday or 일요일 … 토요일; short: Sun … Sat or 일 … 토 */
    public List<String> weekdaysFromSunday(boolean areShort) {
        return IntStream.range(0, DayOfWeek.values().length)
                .mapToObj(DayOfWeek.SUNDAY::plus)
                .map(day -> areShort ? weekday(day) : day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                .toList();
    }

    /** 14:03 */
    public String minute(ZonedDateTime time) {
        return pattern("HH:mm", time);
    }

    /** 14:03:21 */
    public String time(ZonedDateTime time) {
        return pattern("HH:mm:ss", time);
    }

    /** 4 min 12 s or 4분 12초: the two largest units, which is all one reads. */
    public String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return pair(duration.toDays(), korean ? "일" : " d", duration.toHoursPart(), korean ? "시간" : " h");
        }
        if (duration.toHours() > 0) {
            return pair(duration.toHours(), korean ? "시간" : " h", duration.toMinutesPart(), korean ? "분" : " min");
        }
        if (duration.toMinutes() > 0) {
            return pair(duration.toMinutes(), korean ? "분" : " min", duration.toSecondsPart(), korean ? "초" : " s");
        }
        return pair(duration.toSeconds(), korean ? "초" : " s", 0, "");
    }

    /** 0.25 s or 0.25초: of what takes less than one waits for. */
    public String seconds(Duration duration) {
        return decimal(duration.toMillis() / 1_000.0, 2) + (korean ? "초" : " s");
    }

    /** 12 s ago or 12초 전 */
    public String ago(Duration age) {
        return duration(age) + (korean ? " 전" : " ago");
    }

    private String pair(long large, String largeUnit, int small, String smallUnit) {
        return count(large) + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    private String pattern(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(time);
    }

    private String percent(double fraction, int decimals) {
        var percent = number(decimals, decimals, Math.abs(fraction) * 100);
        return sign(fraction, percent) + "%";
    }

    private String signed(double difference) {
        var points = number(1, 1, Math.abs(difference) * 100);
        if (points.equals(number(1, 1, 0))) {
            return points;
        }
        return (difference < 0 ? MINUS : "+") + points;
    }

    private static String sign(double value, String absolute) {
        return value < 0 ? MINUS + absolute : absolute;
    }

    private String number(int leastDecimals, int mostDecimals, double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(leastDecimals);
        format.setMaximumFractionDigits(mostDecimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
