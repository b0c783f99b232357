package dev.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Assertions on estimates by significant digits, so that 1e-300 is checked as strictly as 0.5. */
final class Digits {

    private Digits() {}

    /** Equal to twelve significant digits. */
    static void assertEstimate(Estimate actual, double expected) {
        assertThat(actual.toOptional()).as("%s", actual).isPresent();
        assertThat(actual.toOptional().orElseThrow()).isCloseTo(expected, within(Math.abs(expected) * 1e-12));
    }

    /** Equal to the nine significant digits that a p-value promises, with a tenth to spare. */
    static void assertPValue(Estimate actual, double expected) {
        assertThat(actual.toOptional()).as("%s", actual).isPresent();
        assertThat(actual.toOptional().orElseThrow()).isCloseTo(expected, within(expected * 1e-10));
    }

    /** Equal to the decimals that a publication prints. */
    static void assertInterval(Interval actual, double lower, double upper, int decimals) {
        double half = 0.5 * Math.pow(10, -decimals) + 1e-15;
        assertThat(actual.lower()).isCloseTo(lower, within(half));
        assertThat(actual.upper()).isCloseTo(upper, within(half));
    }
}
