package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignDecision;
import dev.rekindle.campaign.CampaignDecision.ArmEvidence;
import dev.rekindle.reactivation.ReactivationDocument.ArmGuardrail;
import dev.rekindle.reactivation.ReactivationDocument.ArmOutcome;
import dev.rekindle.reactivation.ReactivationDocument.ChiSquareFields;
import dev.rekindle.reactivation.ReactivationDocument.Outcome;
import dev.rekindle.reactivation.ReactivationDocument.Range;
import dev.rekindle.reactivation.ReactivationDocument.SampleRatio;
import dev.rekindle.statistics.ChiSquare;
import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.GuardrailVerdict;
import dev.rekindle.statistics.Holm;
import dev.rekindle.statistics.NonInferiority;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.statistics.ProportionComparison;
import dev.rekindle.statistics.SampleRatioCheck;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a campaign did to the users of some group, arm by arm, in the arm they were assigned to. */
final class ResultCounting {

    private static final List<Double> EQUAL_SHARES = List.of(1.0, 1.0, 1.0);

    private final double margin;
    private final Map<Arm, Proportion> applied = new EnumMap<>(Arm.class);
    private final Map<Arm, Proportion> blocked = new EnumMap<>(Arm.class);

    ResultCounting(Collection<PeopleGroup> groups, Predicate<PeopleGroup> members, BigDecimal margin) {
        this.margin = margin.doubleValue();
        for (var arm : Arm.values()) {
            Predicate<PeopleGroup> inArm = members.and(group -> arm.in(group.arms()));
            long users = users(groups, inArm);
            applied.put(arm, new Proportion(users(groups, inArm.and(group -> arm.in(group.appliedArms()))), users));
            blocked.put(arm, new Proportion(users(groups, inArm.and(PeopleGroup::blocked)), users));
        }
    }

    Outcome outcome() {
        var adjusted = adjusted();
        var arms = new EnumMap<Arm, ArmOutcome>(Arm.class);
        applied.forEach((arm, share) -> arms.put(arm, outcome(share, uplift(arm), adjusted.get(arm))));
        var chiSquare = ChiSquare.of(List.copyOf(applied.values()));
        var sampleRatio = sampleRatio();
        return new Outcome(
                arms,
                new ChiSquareFields(
                        Estimates.value(chiSquare.statistic()),
                        chiSquare.df(),
                        Estimates.value(chiSquare.pValue()),
                        Estimates.value(chiSquare.minExpected()),
                        Estimates.reason(chiSquare.statistic(), chiSquare.pValue(), chiSquare.minExpected())),
                new SampleRatio(
                        Estimates.value(sampleRatio.pValue()),
                        sampleRatio.verdict(),
                        Estimates.reason(sampleRatio.pValue())));
    }

    Map<Arm, ArmGuardrail> guardrail() {
        var arms = new EnumMap<Arm, ArmGuardrail>(Arm.class);
        blocked.forEach(
                (arm, share) -> arms.put(arm, guardrail(share, arm == Arm.CONTROL ? null : nonInferiority(arm))));
        return arms;
    }

    CampaignDecision decision() {
        var adjusted = adjusted();
        return CampaignDecision.of(
                Arm.TREATED.stream()
                        .map(arm -> new ArmEvidence(
                                arm,
                                comparison(arm).difference().toOptional(),
                                adjusted.getOrDefault(arm, Estimate.not("no such arm"))
                                        .toOptional(),
                                nonInferiority(arm).verdict()))
                        .toList(),
                sampleRatio().verdict());
    }

    private SampleRatioCheck sampleRatio() {
        return new SampleRatioCheck(
                applied.values().stream().map(Proportion::trials).toList(), EQUAL_SHARES);
    }

    private Map<Arm, Estimate> adjusted() {
        var adjusted = Holm.adjust(
                Arm.TREATED.stream().map(arm -> comparison(arm).pValue()).toList());
        var byArm = new EnumMap<Arm, Estimate>(Arm.class);
        for (int i = 0; i < adjusted.size(); i++) {
            byArm.put(Arm.TREATED.get(i), adjusted.get(i));
        }
        return byArm;
    }

    private @Nullable ProportionComparison uplift(Arm arm) {
        return arm == Arm.CONTROL ? null : comparison(arm);
    }

    private ProportionComparison comparison(Arm arm) {
        return new ProportionComparison(share(applied, Arm.CONTROL), share(applied, arm));
    }

    private NonInferiority nonInferiority(Arm arm) {
        return new NonInferiority(share(blocked, Arm.CONTROL), share(blocked, arm), margin);
    }

    private static Proportion share(Map<Arm, Proportion> shares, Arm arm) {
        return shares.getOrDefault(arm, new Proportion(0, 0));
    }

    private static ArmOutcome outcome(
            Proportion share, @Nullable ProportionComparison uplift, @Nullable Estimate adjusted) {
        if (uplift == null || adjusted == null) {
            return new ArmOutcome(
                    share.trials(),
                    share.successes(),
                    Estimates.value(share.rate()),
                    Range.of(share.wilson()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Estimates.reason(share.rate()));
        }
        return new ArmOutcome(
                share.trials(),
                share.successes(),
                Estimates.value(share.rate()),
                Range.of(share.wilson()),
                Estimates.value(uplift.difference()),
                Range.of(uplift.interval()),
                Estimates.value(uplift.relative()),
                Estimates.value(uplift.pValue()),
                Estimates.value(adjusted),
                Estimates.reason(share.rate(), uplift.difference(), uplift.pValue(), uplift.relative()));
    }

    private static ArmGuardrail guardrail(Proportion share, @Nullable NonInferiority test) {
        if (test == null) {
            return new ArmGuardrail(
                    share.trials(),
                    share.successes(),
                    Estimates.value(share.rate()),
                    Range.of(share.wilson()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Estimates.reason(share.rate()));
        }
        // More users would help only where nothing is established yet.
        boolean established = test.verdict() != GuardrailVerdict.NOT_ESTABLISHED;
        var needed = test.usersPerArmNeeded();
        return new ArmGuardrail(
                share.trials(),
                share.successes(),
                Estimates.value(share.rate()),
                Range.of(share.wilson()),
                Estimates.value(test.difference()),
                Range.of(test.interval()),
                Estimates.value(test.pValue()),
                test.verdict(),
                established || needed.toOptional().isEmpty()
                        ? null
                        : (Long) (long) needed.toOptional().getAsDouble(),
                established
                        ? Estimates.reason(share.rate(), test.difference(), test.pValue())
                        : Estimates.reason(share.rate(), test.difference(), test.pValue(), needed));
    }

    private static long users(Collection<PeopleGroup> groups, Predicate<PeopleGroup> which) {
        return groups.stream().filter(which).mapToLong(PeopleGroup::users).sum();
    }
}
