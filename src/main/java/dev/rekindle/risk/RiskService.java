package dev.rekindle.risk;

import dev.rekindle.risk.TierRisk.CycleBin;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.snapshot.LastAnswers;
import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.GroupedValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says who is about to leave. A threshold needs the cycles alone and the high-risk count needs the recencies alone, so
 * the two are counted apart, each when it is asked for, and kept: a policy being tried out asks for the same ones again
 * and again.
 */
@Service
public class RiskService {

    /** The tables a churn risk is computed from. */
    public static final Set<String> TABLES = Set.of("users", "settlements");

    private static final int BIN_DAYS = 5;

    private final CycleCountsQuery cycles;
    private final RecencyCountsQuery recencies;
    private final DataVersionStore versions;
    private final LastAnswers<Asked, CycleCounts> cycleCounts = new LastAnswers<>();
    private final LastAnswers<Asked, RecencyCounts> recencyCounts = new LastAnswers<>();

    RiskService(CycleCountsQuery cycles, RecencyCountsQuery recencies, DataVersionStore versions) {
        this.cycles = cycles;
        this.recencies = recencies;
        this.versions = versions;
    }

    /** What counts depend on: they change only with the data. */
    private record Asked(LocalDate asOf, History history, Set<Integer> regions, Map<String, Long> dataVersions) {}

    /** The threshold of each tier in days, taken from the cycles of all its evaluable users. */
    @Transactional(readOnly = true)
    public Map<Tier, Estimate> thresholds(LocalDate asOf, RiskPolicy policy) {
        var everybody = cycles(asked(asOf, policy, Set.of()));
        var thresholds = new EnumMap<Tier, Estimate>(Tier.class);
        for (var tier : Tier.values()) {
            thresholds.put(tier, policy.threshold().of(everybody.cyclesOf(tier, policy)));
        }
        return thresholds;
    }

    /**
     * The counts under a policy. Thresholds always come from all users of a tier; the filters only say who is counted.
     *
     * @param regions regions counted; empty for all
     * @param tiers tiers counted; empty for all
     */
    @Transactional(readOnly = true)
    public ChurnRisk churnRisk(LocalDate asOf, RiskPolicy policy, Set<Integer> regions, Set<Tier> tiers) {
        var asked = asked(asOf, policy, regions);
        var away = recencyCounts.get(asked, () -> recencies.recencyCounts(asOf, policy.history(), asked.regions));
        var highRisk = new EnumMap<Tier, Long>(Tier.class);
        thresholds(asOf, policy).forEach((tier, threshold) -> {
            if (threshold.toOptional().isPresent() && (tiers.isEmpty() || tiers.contains(tier))) {
                highRisk.put(
                        tier, away.highRisk(tier, policy, threshold.toOptional().getAsDouble()));
            }
        });
        return churnRisk(asOf, policy, regions, tiers, highRisk);
    }

    /** The same for somebody who has counted the high-risk users of each tier already. */
    @Transactional(readOnly = true)
    public ChurnRisk churnRisk(
            LocalDate asOf, RiskPolicy policy, Set<Integer> regions, Set<Tier> tiers, Map<Tier, Long> highRisk) {
        var thresholds = thresholds(asOf, policy);
        var counted = cycles(asked(asOf, policy, regions)).of(tiers, policy);
        var risks = new EnumMap<Tier, TierRisk>(Tier.class);
        for (var tier : Tier.values()) {
            risks.put(
                    tier,
                    new TierRisk(
                            counted.users(tier, policy),
                            counted.evaluable(tier, policy),
                            thresholds.getOrDefault(tier, Estimate.not("no such tier")),
                            highRisk.getOrDefault(tier, 0L),
                            histogram(counted.cyclesOf(tier, policy))));
        }
        return new ChurnRisk(
                risks.values().stream().mapToLong(TierRisk::users).sum(),
                counted.withoutSettlement(),
                counted.withOneSettlement(),
                risks);
    }

    private static List<CycleBin> histogram(GroupedValues cycles) {
        var users = new ArrayList<Long>();
        cycles.counts().forEach((days, count) -> {
            int bin = (int) (days / BIN_DAYS);
            while (users.size() <= bin) {
                users.add(0L);
            }
            users.set(bin, users.get(bin) + count);
        });
        var bins = new ArrayList<CycleBin>();
        for (int bin = 0; bin < users.size(); bin++) {
            bins.add(new CycleBin(bin * BIN_DAYS, (bin + 1) * BIN_DAYS, users.get(bin)));
        }
        return bins;
    }

    private CycleCounts cycles(Asked asked) {
        return cycleCounts.get(asked, () -> cycles.cycleCounts(asked.asOf, asked.history, asked.regions));
    }

    private Asked asked(LocalDate asOf, RiskPolicy policy, Set<Integer> regions) {
        return new Asked(asOf, policy.history(), Set.copyOf(regions), versions.versions(TABLES));
    }
}
