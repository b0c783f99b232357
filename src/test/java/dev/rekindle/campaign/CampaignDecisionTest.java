package dev.rekindle.campaign;

import static dev.rekindle.statistics.GuardrailVerdict.BREACHED;
import static dev.rekindle.statistics.GuardrailVerdict.HELD;
import static dev.rekindle.statistics.GuardrailVerdict.NOT_ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.campaign.CampaignDecision.ArmEvidence;
import dev.rekindle.campaign.CampaignDecision.Rule;
import dev.rekindle.campaign.CampaignDecision.Verdict;
import dev.rekindle.statistics.GuardrailVerdict;
import dev.rekindle.statistics.SampleRatioVerdict;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the design's decision (S4 §K) and which comes first. */
class CampaignDecisionTest {

    private static final ArmEvidence FLAT_A = arm(Arm.A, 0.001, 0.8, NOT_ESTABLISHED);
    private static final ArmEvidence FLAT_B = arm(Arm.B, 0.001, 0.8, NOT_ESTABLISHED);

    @Test
    void significantUpliftWithTheGuardrailHeldShips() {
        assertThat(decide(FLAT_A, arm(Arm.B, 0.12, 0.001, HELD)))
                .isEqualTo(new CampaignDecision(Verdict.SHIP, Arm.B, Rule.UPLIFT_AND_GUARDRAIL_HELD));
    }

    @Test
    void betweenTwoThatMayShipTheLargerUpliftDoes() {
        assertThat(decide(arm(Arm.A, 0.03, 0.0001, HELD), arm(Arm.B, 0.12, 0.04, HELD))
                        .arm())
                .isEqualTo(Arm.B);
        assertThat(decide(arm(Arm.A, 0.13, 0.04, HELD), arm(Arm.B, 0.12, 0.0001, HELD))
                        .arm())
                .isEqualTo(Arm.A);
    }

    @Test
    void equalUpliftsShipTheFirstArm() {
        assertThat(decide(arm(Arm.A, 0.1, 0.01, HELD), arm(Arm.B, 0.1, 0.01, HELD))
                        .arm())
                .isEqualTo(Arm.A);
    }

    @Test
    void largerUpliftWithoutAGuardrailLeavesTheOtherArmToShip() {
        assertThat(decide(arm(Arm.A, 0.03, 0.01, HELD), arm(Arm.B, 0.12, 0.0001, BREACHED)))
                .isEqualTo(new CampaignDecision(Verdict.SHIP, Arm.A, Rule.UPLIFT_AND_GUARDRAIL_HELD));
    }

    @Test
    void breachedGuardrailStopsWhateverTheUplift() {
        assertThat(decide(FLAT_A, arm(Arm.B, 0.12, 0.0001, BREACHED)))
                .isEqualTo(new CampaignDecision(Verdict.STOP, Arm.B, Rule.GUARDRAIL_BREACHED));
    }

    @Test
    void breachComesBeforeANegativeUplift() {
        assertThat(decide(arm(Arm.A, -0.1, 0.01, HELD), arm(Arm.B, 0, 1, BREACHED)))
                .isEqualTo(new CampaignDecision(Verdict.STOP, Arm.B, Rule.GUARDRAIL_BREACHED));
    }

    @Test
    void significantlyNegativeUpliftStops() {
        assertThat(decide(FLAT_A, arm(Arm.B, -0.1, 0.01, HELD)))
                .isEqualTo(new CampaignDecision(Verdict.STOP, Arm.B, Rule.UPLIFT_NEGATIVE));
    }

    @Test
    void upliftWithoutAnEstablishedGuardrailHolds() {
        assertThat(decide(FLAT_A, arm(Arm.B, 0.12, 0.0001, NOT_ESTABLISHED)))
                .isEqualTo(new CampaignDecision(Verdict.HOLD, null, Rule.GUARDRAIL_NOT_ESTABLISHED));
    }

    @Test
    void insignificantUpliftHolds() {
        assertThat(decide(FLAT_A, FLAT_B))
                .isEqualTo(new CampaignDecision(Verdict.HOLD, null, Rule.UPLIFT_NOT_SIGNIFICANT));
    }

    @Test
    void pValueAtTheLevelIsNotBelowIt() {
        assertThat(decide(FLAT_A, arm(Arm.B, 0.12, 0.05, HELD)).rule()).isEqualTo(Rule.UPLIFT_NOT_SIGNIFICANT);
        assertThat(decide(FLAT_A, arm(Arm.B, 0.12, Math.nextDown(0.05), HELD)).verdict())
                .isEqualTo(Verdict.SHIP);
    }

    @Test
    void nothingEstimableHolds() {
        var empty = new ArmEvidence(Arm.A, OptionalDouble.empty(), OptionalDouble.empty(), NOT_ESTABLISHED);

        assertThat(decide(empty)).isEqualTo(new CampaignDecision(Verdict.HOLD, null, Rule.NOT_ESTIMABLE));
        assertThat(decide(empty, FLAT_B).rule()).isEqualTo(Rule.UPLIFT_NOT_SIGNIFICANT);
        assertThat(decide()).isEqualTo(new CampaignDecision(Verdict.HOLD, null, Rule.NOT_ESTIMABLE));
    }

    @ParameterizedTest
    @EnumSource
    void mismatchOfTheSampleRatioHoldsWhateverElse(GuardrailVerdict guardrail) {
        assertThat(CampaignDecision.of(
                        List.of(arm(Arm.A, 0.1, 0.0001, guardrail), arm(Arm.B, -0.1, 0.0001, guardrail)),
                        SampleRatioVerdict.MISMATCH))
                .isEqualTo(new CampaignDecision(Verdict.HOLD, null, Rule.SAMPLE_RATIO_MISMATCH));
    }

    @Test
    void tooFewUsersForASampleRatioDoNotHold() {
        assertThat(CampaignDecision.of(List.of(arm(Arm.A, 0.1, 0.0001, HELD)), SampleRatioVerdict.NOT_ENOUGH_DATA)
                        .verdict())
                .isEqualTo(Verdict.SHIP);
    }

    private static CampaignDecision decide(ArmEvidence... arms) {
        return CampaignDecision.of(List.of(arms), SampleRatioVerdict.BALANCED);
    }

    private static ArmEvidence arm(Arm arm, double uplift, double pHolm, GuardrailVerdict guardrail) {
        return new ArmEvidence(arm, OptionalDouble.of(uplift), OptionalDouble.of(pHolm), guardrail);
    }
}
