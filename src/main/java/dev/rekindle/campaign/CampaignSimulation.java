package dev.rekindle.campaign;

import dev.rekindle.campaign.CampaignDecision.ArmEvidence;
import dev.rekindle.campaign.CampaignDecision.Verdict;
import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.GuardrailVerdict;
import dev.rekindle.statistics.Holm;
import dev.rekindle.statistics.NonInferiority;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.statistics.ProportionComparison;
import dev.rekindle.statistics.SampleRatioVerdict;
import dev.rekindle.statistics.TwoProportionPower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What to expect of a campaign under given assumptions, before it is sent: apply rates, the chance to find their
 * differences, and, over many simulated campaigns judged by {@link CampaignDecision}, how often the decision would be
 * the right one.
 *
 * @param right what the same rule would come to with users without end
 * @param rightDecisions the simulated campaigns that came to it
 * @param controlApplyRate expected in Control, over matched and unmatched users together
 * @param arms one for each arm that gets something new
 * @param decisions what the simulated campaigns came to, the most frequent first
 */
public record CampaignSimulation(
        Choice right,
        Proportion rightDecisions,
        double controlApplyRate,
        List<ArmOutlook> arms,
        List<DecisionShare> decisions) {

    public static final int CAMPAIGNS = 2_000;

    private static final double POWER_WANTED = 0.8;

    /** A decision without its reason. */
    public record Choice(Verdict verdict, @Nullable Arm arm) {}

    /** How many of the simulated campaigns came to one decision. */
    public record DecisionShare(Choice choice, Proportion campaigns) {}

    /**
     * What to expect of one arm.
     *
     * @param applyRate expected, over matched and unmatched users together
     * @param uplift expected apply rate less Control's
     * @param power chance that the two-sided test at 5 % finds the uplift, before the adjustment for two arms
     * @param usersPerArmNeeded for a power of 80 %
     * @param improved simulated campaigns in which the adjusted test found the arm better than Control
     * @param guardrailHeld simulated campaigns in which the arm's guardrail was HELD
     */
    public record ArmOutlook(
            Arm arm,
            double applyRate,
            double uplift,
            double power,
            Estimate usersPerArmNeeded,
            Proportion improved,
            Proportion guardrailHeld) {}

    /** Simulates {@value #CAMPAIGNS} campaigns, the same ones every time. */
    public static CampaignSimulation of(SimulationAssumptions assumptions) {
        return of(assumptions, CAMPAIGNS, 1);
    }

    public static CampaignSimulation of(SimulationAssumptions assumptions, int campaigns, long seed) {
        if (campaigns < 1) {
            throw new IllegalArgumentException("At least one campaign must be simulated, not %d.".formatted(campaigns));
        }
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var arms = Arrays.stream(Arm.values())
                .map(arm -> SimulatedArm.of(arm, assumptions))
                .toList();
        var results = new ArrayList<List<ArmEvidence>>(campaigns);
        for (int i = 0; i < campaigns; i++) {
            results.add(simulate(arms, assumptions.margin(), random));
        }
        var right = rightChoice(assumptions);
        var decisions = decisions(results);
        return new CampaignSimulation(
                right,
                decisions.stream()
                        .filter(share -> share.choice().equals(right))
                        .map(DecisionShare::campaigns)
                        .findFirst()
                        .orElse(new Proportion(0, campaigns)),
                assumptions.applyRate(Arm.CONTROL),
                Arm.TREATED.stream()
                        .map(arm -> outlook(arm, assumptions, results))
                        .toList(),
                decisions);
    }

    private static List<ArmEvidence> simulate(List<SimulatedArm> arms, double margin, RandomGenerator random) {
        var outcomes = arms.stream().map(arm -> arm.draw(random)).toList();
        var control = outcomes.getFirst();
        var treated = outcomes.subList(1, outcomes.size());
        var pHolm = Holm.adjust(treated.stream()
                .map(arm -> new ProportionComparison(control.applied(), arm.applied()).pValue())
                .toList());
        var evidence = new ArrayList<ArmEvidence>();
        for (int i = 0; i < treated.size(); i++) {
            var arm = treated.get(i);
            evidence.add(new ArmEvidence(
                    arm.arm(),
                    new ProportionComparison(control.applied(), arm.applied())
                            .difference()
                            .toOptional(),
                    pHolm.get(i).toOptional(),
                    new NonInferiority(control.blocked(), arm.blocked(), margin).verdict()));
        }
        return evidence;
    }

    /** With users without end every difference is found, and a guardrail is held or breached but never open. */
    private static Choice rightChoice(SimulationAssumptions assumptions) {
        var evidence = Arm.TREATED.stream()
                .map(arm -> {
                    var uplift = uplift(arm, assumptions);
                    return new ArmEvidence(
                            arm,
                            OptionalDouble.of(uplift),
                            OptionalDouble.of(uplift == 0 ? 1 : 0),
                            assumptions.keepsMargin(arm) ? GuardrailVerdict.HELD : GuardrailVerdict.BREACHED);
                })
                .toList();
        return choice(evidence);
    }

    private static ArmOutlook outlook(Arm arm, SimulationAssumptions assumptions, List<List<ArmEvidence>> results) {
        var controlRate = assumptions.applyRate(Arm.CONTROL);
        var rate = assumptions.applyRate(arm);
        var evidence = results.stream()
                .flatMap(List::stream)
                .filter(one -> one.arm() == arm)
                .toList();
        return new ArmOutlook(
                arm,
                rate,
                uplift(arm, assumptions),
                new TwoProportionPower(controlRate, rate, assumptions.usersPerArm()).power(),
                rate == controlRate
                        ? Estimate.not("the arms are supposed to respond alike")
                        : Estimate.of((double) TwoProportionPower.usersNeeded(controlRate, rate, POWER_WANTED)),
                new Proportion(
                        evidence.stream().filter(CampaignSimulation::improved).count(), evidence.size()),
                new Proportion(
                        evidence.stream()
                                .filter(one -> one.guardrail() == GuardrailVerdict.HELD)
                                .count(),
                        evidence.size()));
    }

    private static boolean improved(ArmEvidence arm) {
        return arm.uplift().orElse(0) > 0 && arm.pHolm().orElse(1) < CampaignDecision.SIGNIFICANCE;
    }

    private static double uplift(Arm arm, SimulationAssumptions assumptions) {
        return assumptions.applyRate(arm) - assumptions.applyRate(Arm.CONTROL);
    }

    private static List<DecisionShare> decisions(List<List<ArmEvidence>> results) {
        var counts = new HashMap<Choice, Integer>();
        results.forEach(evidence -> counts.merge(choice(evidence), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Choice, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(entry -> new DecisionShare(entry.getKey(), new Proportion(entry.getValue(), results.size())))
                .toList();
    }

    private static Choice choice(List<ArmEvidence> evidence) {
        var decision = CampaignDecision.of(evidence, SampleRatioVerdict.BALANCED);
        return new Choice(decision.verdict(), decision.arm());
    }

    /** What the users of one arm did in one simulated campaign. */
    private record Outcome(Arm arm, Proportion applied, Proportion blocked) {}

    /** One arm, ready to be drawn again and again. */
    private record SimulatedArm(Arm arm, BinomialDraws applied, BinomialDraws blocked) {

        static SimulatedArm of(Arm arm, SimulationAssumptions assumptions) {
            var users = assumptions.usersPerArm();
            return new SimulatedArm(
                    arm,
                    BinomialDraws.of(users, assumptions.applyRate(arm)),
                    BinomialDraws.of(users, assumptions.of(arm).blockingRate()));
        }

        Outcome draw(RandomGenerator random) {
            return new Outcome(arm, applied.draw(random), blocked.draw(random));
        }
    }

    /**
     * Draws from a binomial distribution by looking a uniform number up in its cumulative probabilities, tabulated once
     * for twelve standard deviations around the mean.
     */
    private static final class BinomialDraws {

        private static final int DEVIATIONS = 12;

        private final int trials;
        private final int first;
        private final double[] cumulative;

        private BinomialDraws(int trials, int first, double[] cumulative) {
            this.trials = trials;
            this.first = first;
            this.cumulative = cumulative;
        }

        static BinomialDraws of(int trials, double probability) {
            var distribution = BinomialDistribution.of(trials, Math.clamp(probability, 0, 1));
            var width = DEVIATIONS * Math.sqrt(distribution.getVariance()) + DEVIATIONS;
            var first = (int) Math.max(0, distribution.getMean() - width);
            var last = (int) Math.min(trials, distribution.getMean() + width);
            var cumulative = new double[last - first + 1];
            for (int i = 0; i < cumulative.length; i++) {
                cumulative[i] = distribution.cumulativeProbability(first + i);
            }
            return new BinomialDraws(trials, first, cumulative);
        }

        Proportion draw(RandomGenerator random) {
            var found = Arrays.binarySearch(cumulative, random.nextDouble());
            var index = Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found + 1);
            return new Proportion(first + index, trials);
        }
    }
}
