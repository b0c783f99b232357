package dev.rekindle.risk;

import dev.rekindle.risk.TierRisk.CycleBin;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.GroupedValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who is about to leave. */
@Service
public class RiskService {

    /** The tables a churn risk is computed from. */
    public static final Set<String> TABLES = Set.of("users", "settlements");

    private static final int BIN_DAYS = 5;
    private static final int KEPT_COUNTS = 8;

    private final CycleCountsQuery query;
    private final DataVersionStore versions;
    private final Map<CountsKey, CycleCounts> counts = new LinkedHashMap<>(16, 0.75f, true);

    RiskService(CycleCountsQuery query, DataVersionStore versions) {
        this.query = query;
        this.versions = versions;
    }

    private record CountsKey(LocalDate asOf, History history, Set<Integer> regions, Map<String, Long> dataVersions) {}

    /** The threshold of each tier in days, taken from the cycles of all its evaluable users. */
    @Transactional(readOnly = true)
    public Map<Tier, Estimate> thresholds(LocalDate asOf, RiskPolicy policy) {
        return thresholds(counts(asOf, policy.history(), Set.of()), policy);
    }

    /**
     * The counts under a policy. Thresholds always come from all users of a tier; the filters only say who is counted.
     *
     * @param regions regions counted; empty for all
     * @param tiers tiers counted; empty for all
     */
    @Transactional(readOnly = true)
    public ChurnRisk churnRisk(LocalDate asOf, RiskPolicy policy, Set<Integer> regions, Set<Tier> tiers) {
        var thresholds = thresholds(asOf, policy);
        var counted = counts(asOf, policy.history(), regions).of(tiers, policy);
        var risks = new EnumMap<Tier, TierRisk>(Tier.class);
        for (var tier : Tier.values()) {
            var threshold = thresholds.getOrDefault(tier, Estimate.not("no such tier"));
            var highRisk = threshold.toOptional().isPresent()
                    ? counted.highRisk(tier, policy, threshold.toOptional().getAsDouble())
                    : 0;
            risks.put(
                    tier,
                    new TierRisk(
                            counted.users(tier, policy),
                            counted.evaluable(tier, policy),
                            threshold,
                            highRisk,
                            histogram(counted.cyclesOf(tier, policy))));
        }
        return new ChurnRisk(
                risks.values().stream().mapToLong(TierRisk::users).sum(),
                counted.usersWithSettlements(0),
                counted.usersWithSettlements(1),
                risks);
    }

    private static Map<Tier, Estimate> thresholds(CycleCounts all, RiskPolicy policy) {
        var thresholds = new EnumMap<Tier, Estimate>(Tier.class);
        for (var tier : Tier.values()) {
            thresholds.put(tier, policy.threshold().of(all.cyclesOf(tier, policy)));
        }
        return thresholds;
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

    /** The counts change only with the data: a policy being tried out asks for the same ones again and again. */
    private CycleCounts counts(LocalDate asOf, History history, Set<Integer> regions) {
        var key = new CountsKey(asOf, history, Set.copyOf(regions), versions.versions(TABLES));
        synchronized (counts) {
            var kept = counts.get(key);
            if (kept != null) {
                return kept;
            }
        }
        var fresh = query.cycleCounts(asOf, history, regions);
        synchronized (counts) {
            counts.put(key, fresh);
            if (counts.size() > KEPT_COUNTS) {
                counts.remove(counts.keySet().iterator().next());
            }
        }
        return fresh;
    }
}
