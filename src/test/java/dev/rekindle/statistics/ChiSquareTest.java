package dev.rekindle.statistics;

import static dev.rekindle.statistics.Digits.assertEstimate;
import static dev.rekindle.statistics.Digits.assertPValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquareTest {

    @Test
    void reproducesTheScenario() {
        // S4 §I: chi2 = 96.692068, df = 2, p = 1.008e-21; the further digits from mpmath 1.3 at 60 digits.
        ChiSquare test = table(20, 846, 45, 846, 121, 844);

        assertThat(value(test.statistic())).isCloseTo(96.692068, within(5e-7));
        assertThat(test.df()).isEqualTo(2);
        assertThat(value(test.pValue())).isCloseTo(1.008e-21, within(0.0005e-21));
        assertPValue(test.pValue(), 1.0082869900041548e-21);
        assertEstimate(test.minExpected(), 61.90220820189274);
    }

    /** The blocks "test" in golden.json of carrot-1, computed there by other people's software. */
    @ParameterizedTest
    @CsvSource({
        "1, 85, 1, 84, 11, 73, 19.334905719826317, 6.331091189184077e-05, 3.9214876033057853",
        "1, 54, 1, 47,  8, 50, 10.633083971854758, 0.004909702223659268, 3.1125827814569536",
        "1, 71, 1, 75, 11, 69, 17.514707370685255, 0.000157300324440616, 4.1720930232558135",
        "1, 46, 1, 42,  8, 47, 9.717716400158585, 0.007759338447132724, 3.111111111111111"
    })
    void reproducesTheGoldenNumbers(
            long x1, long n1, long x2, long n2, long x3, long n3, double statistic, double p, double minExpected) {
        ChiSquare test = table(x1, n1, x2, n2, x3, n3);

        assertEstimate(test.statistic(), statistic);
        assertEstimate(test.pValue(), p);
        assertEstimate(test.minExpected(), minExpected);
    }

    @Test
    void pValueKeepsNineDigitsDownToTheSmallest() {
        // mpmath 1.3 at 60 digits: the regularized upper incomplete gamma function at (df/2, statistic/2).
        assertPValue(table(20, 846, 45, 846).pValue(), 0.0015658041998443664);
        assertPValue(table(100_000, 1_000_000, 116_270, 1_000_000).pValue(), 2.0926678255500883e-300);
        assertPValue(table(2000, 9000, 2600, 9000, 4250, 9000).pValue(), 5.05663325663884e-298);
        assertPValue(table(2000, 9000, 2600, 9000, 4000, 9000, 3000, 9000).pValue(), 1.6183809139998336e-233);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1370, 6.94293736464327e-300",
        "2, 1370, 3.22314539085065e-298",
        "3, 1370, 9.52569996540867e-297",
        "4, 1370, 2.21107773812354e-295",
        "1, 0.5, 0.479500122186953",
        "2, 0.5, 0.778800783071405",
        "3, 0.5, 0.918891411654676",
        "4, 0.5, 0.973500978839256"
    })
    void tailKeepsItsDigitsForEveryDf(int df, double statistic, double p) {
        // mpmath 1.3 at 50 digits.
        assertThat(ChiSquare.above(statistic, df)).isCloseTo(p, within(p * 1e-12));
    }

    @Test
    void equalRatesGiveZeroAndOne() {
        ChiSquare test = table(1, 3, 2, 6, 3, 9);

        assertThat(value(test.statistic())).isZero();
        assertThat(value(test.pValue())).isEqualTo(1);
    }

    @Test
    void armsWithoutUsersAreLeftOut() {
        ChiSquare test = table(20, 846, 0, 0, 45, 846);

        assertThat(test).isEqualTo(table(20, 846, 45, 846));
        assertThat(test.df()).isEqualTo(1);
    }

    @Test
    void fewerThanTwoArmsWithUsersCannotBeTested() {
        for (ChiSquare test : List.of(table(), table(0, 0, 0, 0), table(3, 7, 0, 0))) {
            assertThat(test.statistic()).isEqualTo(Estimate.not("fewer than two arms have users"));
            assertThat(test.pValue()).isInstanceOf(NotEstimable.class);
            assertThat(test.minExpected()).isInstanceOf(NotEstimable.class);
            assertThat(test.df()).isZero();
        }
    }

    @Test
    void whenNobodyOrEverybodyRespondsThereIsNothingToTest() {
        for (ChiSquare test : List.of(table(0, 85, 0, 84, 0, 73), table(85, 85, 84, 84, 73, 73))) {
            assertThat(test.statistic().reason()).hasValue("every user in every arm has the same outcome");
            assertThat(test.pValue()).isInstanceOf(NotEstimable.class);
            assertThat(test.minExpected()).isInstanceOf(NotEstimable.class);
            assertThat(test.df()).isEqualTo(2);
        }
    }

    @Test
    void noneAgainstAllGivesTheNumberOfUsers() {
        // Phi is 1 in such a table, and chi-square = N·phi².
        assertEstimate(table(0, 1, 1, 1).statistic(), 2);
        assertEstimate(table(0, 30, 20, 20).statistic(), 50);
    }

    private static ChiSquare table(long... successesAndTrials) {
        return ChiSquare.of(IntStream.range(0, successesAndTrials.length / 2)
                .mapToObj(arm -> new Proportion(successesAndTrials[2 * arm], successesAndTrials[2 * arm + 1]))
                .toList());
    }

    private static double value(Estimate estimate) {
        return estimate.toOptional().orElseThrow();
    }
}
