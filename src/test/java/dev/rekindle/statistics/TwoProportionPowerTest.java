package dev.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoProportionPowerTest {

    @Test
    void reproducesTheExamplesOfR() {
        // R, ?power.prop.test: n = 50, p1 = .50, p2 = .75 gives power = 0.740; power = .90 needs n = 76.7.
        assertThat(new TwoProportionPower(0.50, 0.75, 50).power()).isCloseTo(0.740, within(0.0005));
        assertThat(TwoProportionPower.usersNeeded(0.50, 0.75, 0.90)).isEqualTo(77);
    }

    @Test
    void keepsItsDigits() {
        // mpmath 1.3 at 40 digits; users needed there 587.92 and 3840.85.
        assertThat(new TwoProportionPower(0.50, 0.75, 50).power()).isCloseTo(0.7401671934536111, within(1e-12));
        assertThat(new TwoProportionPower(0.02, 0.05, 846).power()).isCloseTo(0.9195486552203707, within(1e-12));
        assertThat(TwoProportionPower.usersNeeded(0.02, 0.05, 0.8)).isEqualTo(588);
        assertThat(TwoProportionPower.usersNeeded(0.10, 0.12, 0.8)).isEqualTo(3841);
    }

    @Test
    void isTheSameInBothDirections() {
        assertThat(new TwoProportionPower(0.05, 0.02, 846).power())
                .isEqualTo(new TwoProportionPower(0.02, 0.05, 846).power());
        assertThat(TwoProportionPower.usersNeeded(0.05, 0.02, 0.8)).isEqualTo(588);
    }

    @Test
    void theUsersNeededReachThePowerAndOneLessDoesNot() {
        assertThat(new TwoProportionPower(0.10, 0.12, 3841).power()).isGreaterThanOrEqualTo(0.8);
        assertThat(new TwoProportionPower(0.10, 0.12, 3840).power()).isLessThan(0.8);
    }

    @Test
    void withoutADifferenceThePowerIsTheLevel() {
        assertThat(new TwoProportionPower(0.1, 0.1, 1000).power()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void ofRatesWithoutVariationTheTestFindsAllOrNothing() {
        assertThat(new TwoProportionPower(0, 0, 1000).power()).isZero();
        assertThat(new TwoProportionPower(1, 1, 1000).power()).isZero();
        assertThat(new TwoProportionPower(0, 1, 1000).power()).isEqualTo(1);
        assertThat(new TwoProportionPower(0, 1, 1).power()).isZero();
    }

    @Test
    void whatHasNoAnswerIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoProportionPower(-0.1, 0.1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoProportionPower(0.1, 1.1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoProportionPower(0.1, 0.2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoProportionPower.usersNeeded(0.1, 0.1, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoProportionPower.usersNeeded(0.1, 0.2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> TwoProportionPower.usersNeeded(0.1, 0.2, 0.05));
    }
}
