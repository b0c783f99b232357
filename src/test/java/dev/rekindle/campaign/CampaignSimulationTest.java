package dev.rekindle.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rekindle.campaign.CampaignDecision.Verdict;
import dev.rekindle.campaign.CampaignSimulation.Choice;
import dev.rekindle.campaign.SimulationAssumptions.Response;
import dev.rekindle.statistics.NotEstimable;
import dev.rekindle.statistics.Proportion;
import org.junit.jupiter.api.Test;

class CampaignSimulationTest {

    private static final Response NOTHING_NEW = new Response(0.02, 0.02, 0.08);

    @Test
    void scenarioGivesTheExpectedRatesOfItsAssumptions() {
        var simulation = CampaignSimulation.of(SimulationAssumptions.scenario());

        // By hand: 0.83 · 0.06 + 0.17 · 0.03 and 0.83 · 0.14 + 0.17 · 0.04.
        assertThat(simulation.controlApplyRate()).isCloseTo(0.02, within(1e-12));
        assertThat(simulation.arms().getFirst().applyRate()).isCloseTo(0.0549, within(1e-12));
        assertThat(simulation.arms().getLast().applyRate()).isCloseTo(0.123, within(1e-12));
        assertThat(simulation.arms().getLast().uplift()).isCloseTo(0.103, within(1e-12));
    }

    @Test
    void scenarioBlocksTooMuchToShipWhicheverArmConvertsBetter() {
        var simulation = CampaignSimulation.of(SimulationAssumptions.scenario());

        // 10.8 % against 8.3 % lies beyond the margin of 2 pp, and 10.3 % exactly on it.
        assertThat(simulation.right()).isEqualTo(new Choice(Verdict.STOP, Arm.A));
        assertThat(simulation.arms())
                .allSatisfy(arm -> assertThat(rate(arm.guardrailHeld())).isLessThan(0.05));
    }

    @Test
    void aClearWinnerThatDoesNoHarmIsNearlyAlwaysShipped() {
        var simulation = CampaignSimulation.of(new SimulationAssumptions(
                20_000, 0.8, NOTHING_NEW, new Response(0.05, 0.02, 0.08), new Response(0.12, 0.04, 0.08), 0.02));

        assertThat(simulation.right()).isEqualTo(new Choice(Verdict.SHIP, Arm.B));
        assertThat(rate(simulation.rightDecisions())).isGreaterThan(0.99);
        assertThat(simulation.decisions().getFirst().choice()).isEqualTo(simulation.right());
    }

    @Test
    void armsThatChangeNothingAreHeldBackAsOftenAsTheLevelPromises() {
        var simulation = CampaignSimulation.of(
                new SimulationAssumptions(20_000, 0.8, NOTHING_NEW, NOTHING_NEW, NOTHING_NEW, 0.02));

        assertThat(simulation.right()).isEqualTo(new Choice(Verdict.HOLD, null));
        // Holm keeps false discoveries, up or down, below 5 % in all.
        assertThat(rate(simulation.rightDecisions())).isBetween(0.94, 0.99);
        assertThat(simulation.arms())
                .allSatisfy(arm -> assertThat(arm.usersPerArmNeeded()).isInstanceOf(NotEstimable.class));
    }

    @Test
    void simulatedDiscoveriesAgreeWithTheAnalyticPower() {
        // A is always found, so that Holm leaves B's own p-value as it is.
        var simulation = CampaignSimulation.of(
                new SimulationAssumptions(
                        1_500,
                        1,
                        new Response(0.05, 0.05, 0.05),
                        new Response(0.4, 0.4, 0.05),
                        new Response(0.07, 0.07, 0.05),
                        0.02),
                20_000,
                7);

        var b = simulation.arms().getLast();
        assertThat(rate(b.improved())).isCloseTo(b.power(), within(0.012));
    }

    @Test
    void everySimulatedCampaignComesToOneDecision() {
        var simulation = CampaignSimulation.of(SimulationAssumptions.scenario(), 500, 3);

        assertThat(simulation.decisions().stream()
                        .mapToLong(share -> share.campaigns().successes()))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(500));
        assertThat(CampaignSimulation.of(SimulationAssumptions.scenario(), 500, 3))
                .isEqualTo(simulation);
    }

    @Test
    void ratesAtTheirBoundsAndArmsOfOneUserHaveAResult() {
        var simulation = CampaignSimulation.of(new SimulationAssumptions(
                1, 0, new Response(0, 0, 0), new Response(1, 1, 1), new Response(0, 0, 1), 0));

        assertThat(simulation.rightDecisions().trials()).isEqualTo(CampaignSimulation.CAMPAIGNS);
    }

    @Test
    void impossibleAssumptionsAreRefusedWithASentence() {
        assertThatThrownBy(() -> new Response(1.2, 0, 0))
                .hasMessage("applyRateMatched must lie between 0 and 1, not 1.2.");
        assertThatThrownBy(() -> new SimulationAssumptions(0, 0, NOTHING_NEW, NOTHING_NEW, NOTHING_NEW, 0.02))
                .hasMessage("An arm has 1 to 10,000,000 users, not 0.");
    }

    private static double rate(Proportion proportion) {
        return proportion.rate().toOptional().orElseThrow();
    }
}
