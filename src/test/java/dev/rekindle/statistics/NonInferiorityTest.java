package dev.rekindle.statistics;

import static dev.rekindle.statistics.Digits.assertEstimate;
import static dev.rekindle.statistics.Digits.assertPValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonInferiorityTest {

    private static final double MARGIN = 0.02;

    @Test
    void neitherArmOfTheScenarioHoldsTheGuardrail() {
        // S4 §I: 70/846 = 8.274232 %, 91/846 = 10.756501 %, 87/844 = 10.308057 %; the rest from mpmath 1.3 at 60
        // digits.
        NonInferiority a = guardrail(70, 846, 91, 846, MARGIN);
        NonInferiority b = guardrail(70, 846, 87, 844, MARGIN);

        assertEstimate(a.control().rate(), 70.0 / 846);
        assertThat(value(a.arm().rate())).isCloseTo(0.10756501, within(5e-9));
        assertThat(value(b.arm().rate())).isCloseTo(0.10308057, within(5e-9));
        assertPValue(a.pValue(), 0.6324451324784726);
        assertPValue(b.pValue(), 0.5095588078623388);
        assertThat(a.verdict()).isEqualTo(GuardrailVerdict.NOT_ESTABLISHED);
        assertThat(b.verdict()).isEqualTo(GuardrailVerdict.NOT_ESTABLISHED);
        assertThat(a.usersPerArmNeeded()).isEqualTo(Estimate.of(2979));
        assertThat(a.interval().orElseThrow().lower()).isCloseTo(-0.0032210171100089044, within(1e-15));
        assertThat(a.interval().orElseThrow().upper()).isCloseTo(0.05300655772120531, within(1e-15));
    }

    /** Computed with mpmath 1.3 at 60 digits: erfc(−z/√2)/2 of the unpooled z. */
    @ParameterizedTest
    @CsvSource({
        "80, 1000, 70, 1000, 0.02, 0.0054277358637607612",
        "100, 1000, 200, 1000, 0.02, 0.9999997899803012",
        "8300, 100000, 8300, 100000, 0.02, 2.1321086181660194e-59",
        "83000, 1000000, 75100, 1000000, 0.006, 6.7465656974372463e-291",
        "83000, 1000000, 75000, 1000000, 0.006, 3.1133362359415531e-295"
    })
    void pValueKeepsNineDigitsDownToTheSmallest(long x1, long n1, long x2, long n2, double margin, double p) {
        assertPValue(guardrail(x1, n1, x2, n2, margin).pValue(), p);
    }

    @Test
    void aSmallEnoughDifferenceIsHeld() {
        assertThat(guardrail(80, 1000, 70, 1000, MARGIN).verdict()).isEqualTo(GuardrailVerdict.HELD);
    }

    @Test
    void worseThanControlBeyondChanceIsBreached() {
        assertThat(guardrail(100, 1000, 200, 1000, MARGIN).verdict()).isEqualTo(GuardrailVerdict.BREACHED);
    }

    @Test
    void worseThanControlButSurelyByLessThanTheMarginIsHeld() {
        NonInferiority guardrail = guardrail(80_000, 1_000_000, 85_000, 1_000_000, MARGIN);

        assertThat(guardrail.interval().orElseThrow().lower()).isPositive();
        assertThat(guardrail.verdict()).isEqualTo(GuardrailVerdict.HELD);
    }

    @Test
    void withoutVariationNothingIsEstablished() {
        // carrot-1: nobody blocked.
        NonInferiority nobodyBlocked = guardrail(0, 85, 0, 84, MARGIN);
        NonInferiority everybodyInTheArm = guardrail(0, 100, 100, 100, MARGIN);

        assertThat(nobodyBlocked.difference()).isEqualTo(Estimate.of(0));
        assertThat(nobodyBlocked.pValue()).isInstanceOf(NotEstimable.class);
        assertThat(nobodyBlocked.verdict()).isEqualTo(GuardrailVerdict.NOT_ESTABLISHED);
        assertThat(everybodyInTheArm.verdict()).isEqualTo(GuardrailVerdict.NOT_ESTABLISHED);
    }

    @Test
    void variationInOneArmIsEnough() {
        assertThat(guardrail(0, 100, 1, 100, MARGIN).pValue()).isInstanceOf(Estimated.class);
    }

    @Test
    void withoutUsersNothingIsEstablished() {
        NonInferiority guardrail = guardrail(0, 0, 3, 10, MARGIN);

        assertThat(guardrail.difference()).isInstanceOf(NotEstimable.class);
        assertThat(guardrail.interval()).isEmpty();
        assertThat(guardrail.pValue()).isInstanceOf(NotEstimable.class);
        assertThat(guardrail.usersPerArmNeeded()).isInstanceOf(NotEstimable.class);
        assertThat(guardrail.verdict()).isEqualTo(GuardrailVerdict.NOT_ESTABLISHED);
        assertThat(guardrail(3, 10, 0, 0, MARGIN).verdict()).isEqualTo(GuardrailVerdict.NOT_ESTABLISHED);
    }

    @Test
    void usersNeededAreRoundedUp() {
        // mpmath 1.3: 2986.93 and 9811.098.
        assertThat(guardrail(83, 1000, 0, 0, MARGIN).usersPerArmNeeded()).isEqualTo(Estimate.of(2987));
        assertThat(guardrail(1, 2, 0, 0, MARGIN).usersPerArmNeeded()).isEqualTo(Estimate.of(9812));
    }

    @Test
    void usersNeededAreNotEstimableWhenControlDoesNotVary() {
        assertThat(guardrail(0, 85, 1, 84, MARGIN).usersPerArmNeeded().reason()).hasValue("the rate in Control is 0");
        assertThat(guardrail(85, 85, 1, 84, MARGIN).usersPerArmNeeded().reason())
                .hasValue("the rate in Control is 1");
    }

    @Test
    void aMarginOfZeroNeedsInfinitelyManyUsers() {
        assertThat(guardrail(8, 100, 8, 100, 0).usersPerArmNeeded()).isInstanceOf(NotEstimable.class);
        assertThat(guardrail(8, 100, 8, 100, 0).pValue()).isEqualTo(Estimate.of(0.5));
    }

    @Test
    void aMarginIsAFraction() {
        for (double margin : new double[] {-0.01, 1, 2, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> guardrail(1, 2, 1, 2, margin));
        }
    }

    private static NonInferiority guardrail(long x1, long n1, long x2, long n2, double margin) {
        return new NonInferiority(new Proportion(x1, n1), new Proportion(x2, n2), margin);
    }

    private static double value(Estimate estimate) {
        return estimate.toOptional().orElseThrow();
    }
}
