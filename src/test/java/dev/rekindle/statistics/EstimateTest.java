package dev.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void anEstimateHasAValueAndNoReason() {
        Estimate estimate = Estimate.of(0.25);

        assertThat(estimate).isEqualTo(new Estimated(0.25));
        assertThat(estimate.toOptional()).hasValue(0.25);
        assertThat(estimate.reason()).isEmpty();
    }

    @Test
    void whatCannotBeEstimatedHasAReasonAndNoValue() {
        Estimate estimate = Estimate.not("there are no users");

        assertThat(estimate).isEqualTo(new NotEstimable("there are no users"));
        assertThat(estimate.toOptional()).isEmpty();
        assertThat(estimate.reason()).hasValue("there are no users");
    }

    @Test
    void noEstimateIsInfiniteOrNotANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void aReasonSaysSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.not(" "));
    }

    @Test
    void anIntervalRunsUpwards() {
        assertThat(new Interval(-1, 1).contains(1)).isTrue();
        assertThat(new Interval(-1, 1).contains(1.5)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
    }
}
