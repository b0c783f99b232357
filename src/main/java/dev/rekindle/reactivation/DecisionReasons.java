package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignDecision;
import dev.rekindle.reactivation.ReactivationDocument.ArmGuardrail;
import dev.rekindle.reactivation.ReactivationDocument.ArmOutcome;
import dev.rekindle.reactivation.ReactivationDocument.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reasons of a decision in words, as the API gives them: what fired, then the evidence of each arm. */
final class DecisionReasons {

    private DecisionReasons() {}

    static List<String> of(CampaignDecision decision, Outcome outcome, Map<Arm, ArmGuardrail> guardrail) {
        var reasons = new ArrayList<String>();
        reasons.add(
                switch (decision.rule()) {
                    case SAMPLE_RATIO_MISMATCH ->
                        "The arms are not as large as they were meant to be (sample ratio mismatch), so they cannot be"
                                + " compared. Find out why before deciding.";
                    case UPLIFT_AND_GUARDRAIL_HELD ->
                        "The adjusted p-value of the uplift is below 0.05, the uplift is positive, and the guardrail is"
                                + " held.";
                    case GUARDRAIL_BREACHED -> "The notification blocking rate rose, and more than chance explains.";
                    case UPLIFT_NEGATIVE -> "The apply rate fell, and more than chance explains.";
                    case GUARDRAIL_NOT_ESTABLISHED ->
                        "The uplift is significant, but the guardrail is not established: a rise of the blocking rate"
                                + " beyond the margin cannot be ruled out.";
                    case UPLIFT_NOT_SIGNIFICANT -> "No arm has an uplift with an adjusted p-value below 0.05.";
                    case NOT_ESTIMABLE -> "There is nothing to compare: the uplift of no arm can be estimated.";
                });
        for (var arm : Arm.TREATED) {
            var result = outcome.arms().get(arm);
            var guard = guardrail.get(arm);
            if (result != null && guard != null && result.uplift() != null) {
                reasons.add(evidence(arm, result, guard));
            }
        }
        return reasons;
    }

    private static String evidence(Arm arm, ArmOutcome result, ArmGuardrail guard) {
        var words = new StringBuilder("%s: uplift %s pp, adjusted p %s; guardrail %s, difference %s pp"
                .formatted(
                        arm.label(),
                        points(result.uplift()),
                        pValue(result.pHolm()),
                        guard.verdict(),
                        points(guard.difference())));
        if (guard.usersPerArmNeeded() != null) {
            words.append(String.format(Locale.ROOT, ", %,d users per arm needed", guard.usersPerArmNeeded()));
        }
        var gained = gainedPerBlock(result, guard);
        if (gained != null) {
            words.append(String.format(Locale.ROOT, "; %.1f applications gained per extra block", gained));
        }
        return words.append('.').toString();
    }

    /** The balance of conversion and fatigue (S4 §K.3): applications gained per extra block; absent without one. */
    static @Nullable Double gainedPerBlock(ArmOutcome result, ArmGuardrail guard) {
        return result.uplift() == null || guard.difference() == null || guard.difference() <= 0
                ? null
                : result.uplift() / guard.difference();
    }

    private static String points(@Nullable Double share) {
        return share == null ? "not estimable" : String.format(Locale.ROOT, "%+.2f", share * 100);
    }

    private static String pValue(@Nullable Double p) {
        return p == null ? "not estimable" : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
