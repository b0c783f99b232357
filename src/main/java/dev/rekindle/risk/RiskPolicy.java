package dev.rekindle.risk;

import dev.rekindle.ui.Refusal;

/**
 * Who counts as about to leave.
 *
 * @param threshold how a tier's threshold is taken from its cycles
 * @param history which settlements count
 * @param lightMax the most settlements of a Light user
 * @param regularMax the most settlements of a Regular user
 */
public record RiskPolicy(CycleThreshold threshold, History history, int lightMax, int regularMax) {

    public RiskPolicy {
        if (lightMax < 1) {
            throw new Refusal("policy.bad-light-max", lightMax);
        }
        if (regularMax <= lightMax) {
            throw new Refusal("policy.bad-regular-max", lightMax, regularMax);
        }
    }

    public boolean wholeHistory() {
        return history == History.ALL;
    }

    public Tier tierOf(int totalSettlements) {
        if (totalSettlements < 1) {
            return Tier.UNDEFINED;
        }
        return totalSettlements <= lightMax ? Tier.LIGHT : totalSettlements <= regularMax ? Tier.REGULAR : Tier.POWER;
    }
}
