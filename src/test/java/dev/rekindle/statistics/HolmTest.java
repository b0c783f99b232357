package dev.rekindle.statistics;

import static dev.rekindle.statistics.Digits.assertEstimate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HolmTest {

    private static final Estimate NONE = Estimate.not("there are no users");

    @Test
    void stepsDownFromTheSmallestAndKeepsTheOrderGiven() {
        // By hand: 0.005·4, 0.01·3, max(0.03, 0.03·2), max(0.06, 0.04·1).
        assertAdjusted(estimates(0.01, 0.04, 0.03, 0.005), 0.03, 0.06, 0.06, 0.02);
    }

    @Test
    void aLargerPValueNeverGetsASmallerAdjustedOne() {
        assertAdjusted(estimates(0.02, 0.021), 0.04, 0.04);
    }

    @Test
    void stopsAtOne() {
        assertAdjusted(estimates(0.4, 0.9, 0.4), 1, 1, 1);
    }

    @Test
    void leavesASinglePValueAsItIs() {
        assertAdjusted(estimates(0.04), 0.04);
    }

    @Test
    void whatIsNotEstimableStaysAndDoesNotCount() {
        List<Estimate> adjusted = Holm.adjust(List.of(NONE, Estimate.of(0.01), NONE, Estimate.of(0.04)));

        assertThat(adjusted).containsExactly(NONE, Estimate.of(0.02), NONE, Estimate.of(0.04));
    }

    @Test
    void nothingAdjustsToNothing() {
        assertThat(Holm.adjust(List.of())).isEmpty();
        assertThat(Holm.adjust(List.of(NONE))).containsExactly(NONE);
    }

    @Test
    void keepsTheDigitsOfTheSmallest() {
        assertAdjusted(estimates(1e-300, 0), 1e-300, 0);
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(estimates(1.1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(estimates(-0.1)));
    }

    private static List<Estimate> estimates(double... pValues) {
        return DoubleStream.of(pValues).mapToObj(Estimate::of).toList();
    }

    private static void assertAdjusted(List<Estimate> pValues, double... expected) {
        List<Estimate> adjusted = Holm.adjust(pValues);
        assertThat(adjusted).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertEstimate(adjusted.get(i), expected[i]);
        }
    }
}
