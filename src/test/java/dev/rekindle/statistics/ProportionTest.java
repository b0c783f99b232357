package dev.rekindle.statistics;

import static dev.rekindle.statistics.Digits.assertEstimate;
import static dev.rekindle.statistics.Digits.assertInterval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    @Test
    void rateIsSuccessesPerTrial() {
        // The scenario, S4 §I.
        assertThat(new Proportion(20, 846).rate().toOptional().orElseThrow()).isCloseTo(0.023641, within(5e-7));
        assertThat(new Proportion(121, 844).rate().toOptional().orElseThrow()).isCloseTo(0.143365, within(5e-7));
    }

    /** Newcombe, Statistics in Medicine 17 (1998) 857–872, Table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonIntervalEqualsNewcombesTable(long successes, long trials, double lower, double upper) {
        assertInterval(new Proportion(successes, trials).wilson().orElseThrow(), lower, upper, 4);
    }

    /** Computed with mpmath 1.3 at 60 digits from the textbook formula. */
    @ParameterizedTest
    @CsvSource({
        "20, 846, 0.015354993215281593, 0.036232815740911167",
        "1, 1000000000, 1.7652455495696316e-10, 5.6649342432974384e-9"
    })
    void wilsonIntervalKeepsItsDigits(long successes, long trials, double lower, double upper) {
        Interval interval = new Proportion(successes, trials).wilson().orElseThrow();

        assertEstimate(Estimate.of(interval.lower()), lower);
        assertThat(interval.upper()).isCloseTo(upper, within(1e-15));
    }

    @Test
    void wilsonIntervalOfNoneBeginsAtZeroExactly() {
        assertThat(new Proportion(0, 20).wilson().orElseThrow().lower()).isZero();
    }

    @Test
    void wilsonIntervalOfAllEndsAtOneExactly() {
        Interval interval = new Proportion(29, 29).wilson().orElseThrow();

        assertThat(interval.upper()).isEqualTo(1);
        assertThat(interval.lower()).isCloseTo(0.8830302015002592, within(1e-15));
    }

    @Test
    void ofOneUserAlmostEverythingIsPlausible() {
        assertInterval(new Proportion(1, 1).wilson().orElseThrow(), 0.2065, 1, 4);
        assertInterval(new Proportion(0, 1).wilson().orElseThrow(), 0, 0.7935, 4);
    }

    @Test
    void ofNobodyNothingIsKnown() {
        assertThat(new Proportion(0, 0).rate()).isInstanceOf(NotEstimable.class);
        assertThat(new Proportion(0, 0).wilson()).isEmpty();
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(3, 2))
                .withMessageContaining("3 of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(0, -1));
    }
}
