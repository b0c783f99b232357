package dev.rekindle.statistics;

import static dev.rekindle.statistics.Digits.assertPValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRatioCheckTest {

    private static final List<Double> THIRDS = List.of(1 / 3.0, 1 / 3.0, 1 / 3.0);
    private static final List<Double> HALVES = List.of(0.5, 0.5);

    @Test
    void pValueIsThatOfTheGoodnessOfFit() {
        // mpmath 1.3 at 60 digits.
        assertPValue(check(List.of(846L, 846L, 844L), THIRDS).pValue(), 0.9984239561972515);
        assertPValue(check(List.of(85L, 84L, 73L), THIRDS).pValue(), 0.5771882686578866);
        assertPValue(check(List.of(5000L, 5400L), HALVES).pValue(), 8.769942375590233e-05);
        assertPValue(check(List.of(1000L, 2150L, 3050L), List.of(1.0, 2.0, 3.0)).pValue(), 0.0727324425238905);
        assertPValue(
                check(List.of(100_400L, 99_600L, 100_000L, 101_900L), List.of(0.25, 0.25, 0.25, 0.25))
                        .pValue(),
                1.294659871432546e-06);
        assertPValue(
                check(List.of(1_000_831_000L, 1_000_000_000L, 999_169_000L), THIRDS)
                        .pValue(),
                1.239276694098274e-300);
    }

    @Test
    void theScenariosArmsAreBalanced() {
        assertThat(check(List.of(846L, 846L, 844L), THIRDS).verdict()).isEqualTo(SampleRatioVerdict.BALANCED);
    }

    @Test
    void aClearDeviationIsAMismatch() {
        assertThat(check(List.of(5000L, 5400L), HALVES).verdict()).isEqualTo(SampleRatioVerdict.MISMATCH);
    }

    @Test
    void aDeviationAboveOneInAThousandIsNone() {
        // mpmath 1.3: p = 0.0481.
        assertThat(check(List.of(900L, 800L, 836L), THIRDS).verdict()).isEqualTo(SampleRatioVerdict.BALANCED);
    }

    @Test
    void ninetyNineUsersAreNotEnough() {
        assertThat(check(List.of(49L, 50L), HALVES).verdict()).isEqualTo(SampleRatioVerdict.NOT_ENOUGH_DATA);
        assertThat(check(List.of(50L, 50L), HALVES).verdict()).isEqualTo(SampleRatioVerdict.BALANCED);
    }

    @Test
    void sevenUsersInAnArmAreNotEnough() {
        assertThat(check(List.of(93L, 7L), HALVES).verdict()).isEqualTo(SampleRatioVerdict.NOT_ENOUGH_DATA);
        assertThat(check(List.of(92L, 8L), HALVES).verdict()).isEqualTo(SampleRatioVerdict.MISMATCH);
    }

    @Test
    void nobodyGivesNoPValue() {
        SampleRatioCheck check = check(List.of(0L, 0L, 0L), THIRDS);

        assertThat(check.pValue()).isInstanceOf(NotEstimable.class);
        assertThat(check.verdict()).isEqualTo(SampleRatioVerdict.NOT_ENOUGH_DATA);
    }

    @Test
    void exactlyTheIntendedSharesGiveOne() {
        assertThat(check(List.of(100L, 200L, 300L), List.of(1.0, 2.0, 3.0)).pValue())
                .isEqualTo(Estimate.of(1));
    }

    @Test
    void countsAndSharesBelongTogether() {
        assertThatIllegalArgumentException().isThrownBy(() -> check(List.of(1L, 2L), THIRDS));
        assertThatIllegalArgumentException().isThrownBy(() -> check(List.of(1L), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> check(List.of(-1L, 2L), HALVES));
        assertThatIllegalArgumentException().isThrownBy(() -> check(List.of(1L, 2L), List.of(1.0, 0.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> check(List.of(1L, 2L), List.of(1.0, Double.NaN)));
    }

    private static SampleRatioCheck check(List<Long> counts, List<Double> shares) {
        return new SampleRatioCheck(counts, shares);
    }
}
