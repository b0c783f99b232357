package dev.rekindle.export.ui;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A number as pages write it, taken back to the number that it is, so that a workbook can add it up. */
final class WrittenNumber {

    private static final Pattern NUMBER = Pattern.compile("[−-]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");

    private WrittenNumber() {}

    static Object orText(String written) {
        return NUMBER.matcher(written).matches()
                ? new BigDecimal(written.replace(",", "").replace('−', '-'))
                : written;
    }
}
