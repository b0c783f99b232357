package dev.rekindle.risk;

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
            throw new IllegalArgumentException("light_max must be at least 1, but is " + lightMax + ".");
        }
        if (regularMax <= lightMax) {
            throw new IllegalArgumentException(
                    "regular_max must be greater than light_max (" + lightMax + "), but is " + regularMax + ".");
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
