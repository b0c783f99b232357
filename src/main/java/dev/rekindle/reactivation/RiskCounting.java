package dev.rekindle.reactivation;

import dev.rekindle.reactivation.ReactivationDocument.CycleBin;
import dev.rekindle.reactivation.ReactivationDocument.TierFields;
import dev.rekindle.risk.ChurnRisk;
import java.util.LinkedHashMap;
import java.util.Map;

/** The churn risk of each tier as it stands in the document. */
final class RiskCounting {

    private RiskCounting() {}

    static Map<String, TierFields> tiers(ChurnRisk risk) {
        var tiers = new LinkedHashMap<String, TierFields>();
        risk.tiers()
                .forEach((tier, counts) -> tiers.put(
                        tier.key(),
                        new TierFields(
                                counts.users(),
                                counts.evaluable(),
                                Estimates.value(counts.thresholdDays()),
                                Estimates.reason(counts.thresholdDays()),
                                counts.highRisk(),
                                counts.cycleHistogram().stream()
                                        .map(bin -> new CycleBin(bin.fromDays(), bin.toDays(), bin.users()))
                                        .toList())));
        return tiers;
    }
}
