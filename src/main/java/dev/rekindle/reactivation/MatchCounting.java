package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.campaign.StratifiedAssignment;
import dev.rekindle.reactivation.ReactivationDocument.Assignment;
import dev.rekindle.reactivation.ReactivationDocument.MatchCounts;
import dev.rekindle.reactivation.ReactivationDocument.Matching;
import dev.rekindle.reactivation.ReactivationDocument.PairsBin;
import dev.rekindle.reactivation.ReactivationDocument.Step;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.GroupedValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Whom a campaign could reach, with what, and in which arm: counted from the kinds of users. */
final class MatchCounting {

    private static final int MOST_BINS = 30;
    private static final int TREATED = Arm.A.bit() | Arm.B.bit();

    private final List<PeopleGroup> highRisk;

    MatchCounting(Collection<PeopleGroup> groups) {
        this.highRisk = groups.stream().filter(PeopleGroup::highRisk).toList();
    }

    Matching matching() {
        var waterfall = new ArrayList<Step>();
        for (var rule : Fit.values()) {
            if (rule != Fit.NOT_AT_RISK) {
                waterfall.add(new Step(rule.key(), users(group -> group.fit() >= rule.level())));
            }
        }
        return new Matching(matches(group -> true), matches(group -> (group.arms() & TREATED) != 0), waterfall);
    }

    Assignment assignment() {
        Map<String, Map<Arm, Long>> planned = new LinkedHashMap<>();
        Map<String, Map<Arm, Long>> logged = new LinkedHashMap<>();
        for (var tier : Tier.values()) {
            planned.put(
                    tier.key(),
                    StratifiedAssignment.dealt(users(group -> group.tier() == tier && group.leftOut() == null)));
            Map<Arm, Long> inLog = new LinkedHashMap<>();
            for (var arm : Arm.values()) {
                inLog.put(arm, users(group -> group.tier() == tier && arm.in(group.arms())));
            }
            logged.put(tier.key(), inLog);
        }
        Map<String, Long> leftOut = new LinkedHashMap<>();
        for (var reason : LeftOutReason.values()) {
            leftOut.put(reason.key(), users(group -> reason.key().equals(group.leftOut())));
        }
        return new Assignment(planned, logged, leftOut);
    }

    private MatchCounts matches(Predicate<PeopleGroup> target) {
        Map<Double, Long> usersByPairs = new TreeMap<>();
        highRisk.stream()
                .filter(target)
                .filter(PeopleGroup::matched)
                .forEach(group -> usersByPairs.merge((double) group.pairs(), group.users(), Long::sum));
        var pairs = new GroupedValues(usersByPairs);
        long targets = users(target);
        return new MatchCounts(
                targets,
                pairs.total(),
                targets - pairs.total(),
                highRisk.stream()
                        .filter(target)
                        .mapToLong(group -> group.pairs() * group.users())
                        .sum(),
                Estimates.value(pairs.mean()),
                Estimates.value(pairs.median()),
                Estimates.reason(pairs.mean()),
                histogram(usersByPairs));
    }

    /** Bins of one width, from one pair on, as narrow as thirty of them allow. */
    private static List<PairsBin> histogram(Map<Double, Long> usersByPairs) {
        long most = usersByPairs.keySet().stream()
                .mapToLong(Double::longValue)
                .max()
                .orElse(0);
        long width = Math.max(1, Math.ceilDiv(most, MOST_BINS));
        var bins = new ArrayList<PairsBin>();
        for (long from = 1; from <= most; from += width) {
            long first = from;
            long last = from + width - 1;
            bins.add(new PairsBin(
                    first,
                    last,
                    usersByPairs.entrySet().stream()
                            .filter(entry -> entry.getKey() >= first && entry.getKey() <= last)
                            .mapToLong(Map.Entry::getValue)
                            .sum()));
        }
        return bins;
    }

    private long users(Predicate<PeopleGroup> which) {
        return highRisk.stream().filter(which).mapToLong(PeopleGroup::users).sum();
    }
}
