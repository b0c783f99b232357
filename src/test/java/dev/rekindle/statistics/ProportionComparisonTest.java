package dev.rekindle.statistics;

import static dev.rekindle.statistics.Digits.assertEstimate;
import static dev.rekindle.statistics.Digits.assertInterval;
import static dev.rekindle.statistics.Digits.assertPValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionComparisonTest {

    private static final Proportion NOBODY = new Proportion(0, 0);

    /** Newcombe, Statistics in Medicine 17 (1998) 873–890, Table II, method 10, rows (a) to (h). */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80,  0.0524, 0.3339",
        " 9, 10,  3, 10,  0.1705, 0.8090",
        " 6,  7,  2,  7,  0.0582, 0.8062",
        " 5, 56,  0, 29, -0.0381, 0.1926",
        " 0, 10,  0, 20, -0.1611, 0.2775",
        " 0, 10,  0, 10, -0.2775, 0.2775",
        "10, 10,  0, 20,  0.6791, 1.0000",
        "10, 10,  0, 10,  0.6075, 1.0000"
    })
    void intervalEqualsNewcombesTable(long x1, long n1, long x2, long n2, double lower, double upper) {
        var comparison = new ProportionComparison(new Proportion(x2, n2), new Proportion(x1, n1));

        assertInterval(comparison.interval().orElseThrow(), lower, upper, 4);
    }

    /** Computed with mpmath 1.3 at 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "20, 846,  45, 846, 0.011305861604244487, 0.048680562171691346",
        "20, 846, 121, 844, 0.094350761472234064, 0.146308642097578400"
    })
    void intervalOfTheScenarioKeepsItsDigits(long x1, long n1, long x2, long n2, double lower, double upper) {
        Interval interval = comparison(x1, n1, x2, n2).interval().orElseThrow();

        assertThat(interval.lower()).isCloseTo(lower, within(1e-15));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-15));
    }

    @Test
    void upliftEqualsTheScenarios() {
        // S4 §I: +0.029551 and +0.119724.
        assertThat(value(comparison(20, 846, 45, 846).difference())).isCloseTo(0.029551, within(5e-7));
        assertThat(value(comparison(20, 846, 121, 844).difference())).isCloseTo(0.119724, within(5e-7));
        // carrot-1, golden.json: 1/85 and 1/84.
        assertEstimate(comparison(1, 85, 1, 84).difference(), 0.0001400560224089631);
    }

    @Test
    void relativeUpliftIsInUnitsOfControlsRate() {
        assertEstimate(comparison(20, 100, 30, 100).relative(), 0.5);
        assertEstimate(comparison(1, 85, 1, 84).relative(), 1.0 / 84);
    }

    /** Computed with mpmath 1.3 at 60 digits: erfc(|z|/√2) of the pooled z. */
    @ParameterizedTest
    @CsvSource({
        "20, 846, 45, 846, 0.0015658041998443663",
        "20, 846, 121, 844, 5.6295202490142742e-19",
        "50, 1000, 500, 1000, 1.874241368795419e-112",
        "84000, 200000, 95000, 200000, 4.7921733835752067e-268",
        "500000000000, 1000000000000, 500025000000, 1000000000000, 8.300169326352574e-274",
        "100000, 1000000, 116270, 1000000, 2.0926678255500883e-300"
    })
    void pValueKeepsNineDigitsDownToTheSmallest(long x1, long n1, long x2, long n2, double p) {
        assertPValue(comparison(x1, n1, x2, n2).pValue(), p);
        assertPValue(comparison(x2, n2, x1, n1).pValue(), p);
    }

    @Test
    void pValueOfEqualRatesIsOne() {
        assertThat(value(comparison(20, 846, 20, 846).pValue())).isEqualTo(1);
        assertThat(value(comparison(1, 3, 2, 6).pValue())).isEqualTo(1);
    }

    @Test
    void pValueEqualsTheChiSquareTestsOfTwoArms() {
        var control = new Proportion(20, 846);
        var arm = new Proportion(45, 846);

        assertPValue(
                new ProportionComparison(control, arm).pValue(),
                value(ChiSquare.of(List.of(control, arm)).pValue()));
    }

    @Test
    void withoutAnyoneInAnArmNothingIsEstimable() {
        for (var comparison : new ProportionComparison[] {
            new ProportionComparison(NOBODY, new Proportion(1, 2)),
            new ProportionComparison(new Proportion(1, 2), NOBODY),
            new ProportionComparison(NOBODY, NOBODY)
        }) {
            assertThat(comparison.difference()).isInstanceOf(NotEstimable.class);
            assertThat(comparison.relative()).isInstanceOf(NotEstimable.class);
            assertThat(comparison.pValue()).isInstanceOf(NotEstimable.class);
            assertThat(comparison.interval()).isEmpty();
        }
    }

    @Test
    void whenNobodyOrEverybodyRespondsThereIsADifferenceButNoPValue() {
        assertThat(value(comparison(0, 10, 0, 20).difference())).isZero();
        assertThat(comparison(0, 10, 0, 20).pValue()).isInstanceOf(NotEstimable.class);
        assertThat(comparison(0, 10, 0, 20).relative()).isInstanceOf(NotEstimable.class);
        assertThat(comparison(10, 10, 20, 20).pValue()).isInstanceOf(NotEstimable.class);
        assertThat(value(comparison(10, 10, 20, 20).relative())).isZero();
    }

    @Test
    void ofNoneAgainstAllTheIntervalEndsAtOneExactly() {
        assertThat(comparison(0, 20, 10, 10).interval().orElseThrow().upper()).isEqualTo(1);
        assertThat(comparison(20, 20, 0, 10).interval().orElseThrow().lower()).isEqualTo(-1);
    }

    private static ProportionComparison comparison(long x1, long n1, long x2, long n2) {
        return new ProportionComparison(new Proportion(x1, n1), new Proportion(x2, n2));
    }

    private static double value(Estimate estimate) {
        return estimate.toOptional().orElseThrow();
    }
}
