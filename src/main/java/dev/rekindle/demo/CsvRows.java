package dev.rekindle.demo;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Writes rows of fields that need no quotes. Counts them, so that a row can be numbered. */
final class CsvRows {

    private static final int FIRST_DAY = -400;

    /** Days around the campaign as text: formatting five million dates would cost more than all the rest. */
    private static final List<String> DATES = IntStream.rangeClosed(FIRST_DAY, -FIRST_DAY)
            .mapToObj(DemoScenario.CAMPAIGN_DATE::plusDays)
            .map(LocalDate::toString)
            .toList();

    private static final int ID_DIGITS = 8;

    private final Writer out;
    private final StringBuilder row = new StringBuilder(64);
    private int rows;

    CsvRows(Writer out) {
        this.out = out;
    }

    /** The number of the row that is being written, from 1. */
    int number() {
        return rows + 1;
    }

    /** A letter and a padded number: ids sort as they were made, which makes loading them into an index cheap. */
    CsvRows id(char kind, int number) {
        row.append(kind);
        for (int digits = ID_DIGITS - 1, limit = 10_000_000; digits > 0 && number < limit; digits--, limit /= 10) {
            row.append('0');
        }
        return number(number);
    }

    CsvRows number(int value) {
        row.append(value).append(',');
        return this;
    }

    CsvRows text(String value) {
        row.append(value).append(',');
        return this;
    }

    /** @param day days after the campaign date */
    CsvRows date(int day) {
        return text(DATES.get(day - FIRST_DAY));
    }

    void end() throws IOException {
        row.setCharAt(row.length() - 1, '\n');
        out.append(row);
        row.setLength(0);
        rows++;
    }
}
