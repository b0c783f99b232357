package dev.rekindle.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By which periods users are grouped and looked for again. Weeks start on Monday. */
public enum CohortPeriod {
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    /**
     * A Monday before the first time an action can carry; the SQL function {@code period_number} counts from it too.
     */
    private static final LocalDate BEGINNING = LocalDate.of(1999, 12, 27);

    private final ChronoUnit unit;

    CohortPeriod(ChronoUnit unit) {
        this.unit = unit;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the period in which the day lies. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of the period that lies so many periods after the one of this day. */
    public LocalDate plus(LocalDate day, long periods) {
        return startOf(day).plus(periods, unit);
    }

    /** As {@code period_number} counts it. */
    int number(LocalDate day) {
        return Math.toIntExact(
                unit.between(startOf(this == MONTH ? LocalDate.of(1999, 1, 1) : BEGINNING), startOf(day)));
    }

    LocalDate start(int number) {
        return plus(this == MONTH ? LocalDate.of(1999, 1, 1) : BEGINNING, number);
    }

    public static CohortPeriod of(String key) {
        return Arrays.stream(values())
                .filter(period -> period.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no period %s; there are %s."
                        .formatted(
                                key,
                                Arrays.stream(values()).map(CohortPeriod::key).collect(Collectors.joining(", ")))));
    }
}
