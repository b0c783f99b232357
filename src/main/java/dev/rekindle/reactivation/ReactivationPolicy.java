package dev.rekindle.reactivation;

import dev.rekindle.matching.MatchPolicy;
import dev.rekindle.matching.PostHorizon;
import dev.rekindle.risk.CycleThreshold;
import dev.rekindle.risk.History;
import dev.rekindle.risk.RiskPolicy;
import dev.rekindle.ui.Refusal;
import java.math.BigDecimal;

/**
 * All thresholds of a reactivation campaign.
 *
 * @param preset what the policy started from; the reference scenario leaves nobody out for push settings or frequency
 * @param margin the greatest rise of the notification blocking rate that is still acceptable
 */
public record ReactivationPolicy(Preset preset, RiskPolicy risk, MatchPolicy match, BigDecimal margin) {

    public ReactivationPolicy {
        if (margin.signum() <= 0 || margin.compareTo(BigDecimal.ONE) >= 0) {
            throw new Refusal("policy.bad-margin", margin.toPlainString());
        }
    }

    public static ReactivationPolicy of(Preset preset) {
        return switch (preset) {
            case STANDARD ->
                new ReactivationPolicy(
                        preset,
                        new RiskPolicy(new CycleThreshold.Quantile(new BigDecimal("0.75")), History.BEFORE, 1, 5),
                        new MatchPolicy(PostHorizon.UNTIL, new BigDecimal("1.10")),
                        new BigDecimal("0.02"));
            case REFERENCE_SCENARIO ->
                new ReactivationPolicy(
                        preset,
                        new RiskPolicy(new CycleThreshold.Ntile3(), History.ALL, 1, 5),
                        new MatchPolicy(PostHorizon.ALL, new BigDecimal("1.10")),
                        new BigDecimal("0.02"));
        };
    }

    /** Whether push settings, earlier blocks and the frequency cap are disregarded, as in the published scenario. */
    boolean contactsEverybody() {
        return preset == Preset.REFERENCE_SCENARIO;
    }
}
