package dev.rekindle.campaign;

import dev.rekindle.statistics.GuardrailVerdict;
import dev.rekindle.statistics.SampleRatioVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a campaign (S4 §K): ship an arm whose uplift is significant and positive and whose guardrail is HELD,
 * the larger uplift first; else stop where a guardrail is BREACHED or an uplift significantly negative; else hold. A
 * mismatch of the sample ratio comes before everything: the arms are then not comparable, and nothing ships on them.
 *
 * @param arm the arm to ship or the one that made it stop; absent for a hold
 * @param rule the rule that fired
 */
public record CampaignDecision(Verdict verdict, @Nullable Arm arm, Rule rule) {

    /** The largest adjusted p-value that counts as an effect. */
    public static final double SIGNIFICANCE = 0.05;

    public enum Verdict {
        SHIP,
        HOLD,
        STOP
    }

    /** Why. The names are those of the API, in lower case. */
    public enum Rule {
        SAMPLE_RATIO_MISMATCH,
        UPLIFT_AND_GUARDRAIL_HELD,
        GUARDRAIL_BREACHED,
        UPLIFT_NEGATIVE,
        GUARDRAIL_NOT_ESTABLISHED,
        UPLIFT_NOT_SIGNIFICANT,
        NOT_ESTIMABLE
    }

    /** What the decision needs to know of one treated arm. */
    public record ArmEvidence(Arm arm, OptionalDouble uplift, OptionalDouble pHolm, GuardrailVerdict guardrail) {

        private boolean significant() {
            return pHolm.isPresent() && pHolm.getAsDouble() < SIGNIFICANCE && uplift.isPresent();
        }

        private boolean improves() {
            return significant() && uplift.getAsDouble() > 0;
        }

        private boolean worsens() {
            return significant() && uplift.getAsDouble() < 0;
        }
    }

    public static CampaignDecision of(List<ArmEvidence> arms, SampleRatioVerdict sampleRatio) {
        if (sampleRatio == SampleRatioVerdict.MISMATCH) {
            return new CampaignDecision(Verdict.HOLD, null, Rule.SAMPLE_RATIO_MISMATCH);
        }
        var ship = arms.stream()
                .filter(arm -> arm.improves() && arm.guardrail() == GuardrailVerdict.HELD)
                .max(Comparator.comparingDouble(arm -> arm.uplift().getAsDouble()));
        if (ship.isPresent()) {
            return new CampaignDecision(Verdict.SHIP, ship.get().arm(), Rule.UPLIFT_AND_GUARDRAIL_HELD);
        }
        var breached = first(arms, arm -> arm.guardrail() == GuardrailVerdict.BREACHED);
        if (breached != null) {
            return new CampaignDecision(Verdict.STOP, breached, Rule.GUARDRAIL_BREACHED);
        }
        var worse = first(arms, ArmEvidence::worsens);
        if (worse != null) {
            return new CampaignDecision(Verdict.STOP, worse, Rule.UPLIFT_NEGATIVE);
        }
        if (first(arms, ArmEvidence::improves) != null) {
            return new CampaignDecision(Verdict.HOLD, null, Rule.GUARDRAIL_NOT_ESTABLISHED);
        }
        var estimable = first(arms, arm -> arm.pHolm().isPresent()) != null;
        return new CampaignDecision(Verdict.HOLD, null, estimable ? Rule.UPLIFT_NOT_SIGNIFICANT : Rule.NOT_ESTIMABLE);
    }

    private static @Nullable Arm first(List<ArmEvidence> arms, Predicate<ArmEvidence> condition) {
        return arms.stream().filter(condition).map(ArmEvidence::arm).findFirst().orElse(null);
    }
}
