package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.campaign.CampaignSimulation;
import dev.rekindle.campaign.CampaignSimulation.ArmOutlook;
import dev.rekindle.campaign.CampaignSimulation.Choice;
import dev.rekindle.campaign.SimulationAssumptions;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Interval;
import dev.rekindle.chart.IntervalChart;
import dev.rekindle.chart.Unit;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SmallTable;
import java.util.Locale;

/**
 * What to expect of a campaign before it is sent: apply rates, power, and how often the decision would be right. Starts
 * from the scenario's assumptions; every one of them can be changed.
 */
final class SimulationCard extends Div {

    private final SimulationForm form = new SimulationForm(this::simulate);
    private final LoadingCard<CampaignSimulation> outlook;

    SimulationCard(Background background) {
        var scenario = SimulationAssumptions.scenario();
        outlook = new LoadingCard<CampaignSimulation>(
                background,
                getTranslation("simulation.outlook"),
                () -> CampaignSimulation.of(scenario),
                SimulationCard::show);
        form.show(scenario);
        addClassName("rk-grid");
        add(
                new Card(getTranslation("simulation.title"))
                        .with(new Paragraph(getTranslation("simulation.what")), form),
                outlook);
    }

    /** Fills the form with these assumptions and simulates them. */
    void show(SimulationAssumptions assumptions) {
        form.show(assumptions);
        simulate(assumptions);
    }

    private void simulate(SimulationAssumptions assumptions) {
        outlook.reload(() -> CampaignSimulation.of(assumptions));
    }

    private static Component show(CampaignSimulation simulation) {
        var content = new Div();
        var right = simulation.rightDecisions();
        var verdict = new Paragraph(content.getTranslation(
                "simulation.right",
                name(content, simulation.right()),
                Formats.current().share(rate(right)),
                right.successes(),
                right.trials()));
        verdict.addClassName("rk-verdict");
        content.add(verdict, table(content, simulation), decisions(content, simulation));
        return content;
    }

    private static Component table(Div page, CampaignSimulation simulation) {
        var formats = Formats.current();
        var table = new SmallTable(
                page.getTranslation("simulation.arm"),
                page.getTranslation("simulation.apply-rate"),
                page.getTranslation("simulation.uplift"),
                page.getTranslation("simulation.power"),
                page.getTranslation("simulation.users-needed"),
                page.getTranslation("simulation.improved"),
                page.getTranslation("simulation.held"));
        table.row("Control", formats.exactShare(simulation.controlApplyRate()), "", "", "", "", "");
        simulation.arms().forEach(arm -> row(table, arm, formats));
        return table;
    }

    private static void row(SmallTable table, ArmOutlook arm, Formats formats) {
        table.row(
                arm.arm().label(),
                formats.exactShare(arm.applyRate()),
                formats.points(arm.uplift()),
                formats.share(arm.power()),
                arm.usersPerArmNeeded().toOptional().isPresent()
                        ? formats.count(
                                (long) arm.usersPerArmNeeded().toOptional().getAsDouble())
                        : "–",
                formats.share(rate(arm.improved())),
                formats.share(rate(arm.guardrailHeld())));
    }

    private static Component decisions(Div page, CampaignSimulation simulation) {
        var chart = new IntervalChart(page.getTranslation("simulation.decisions"));
        chart.setUnit(Unit.PERCENT);
        chart.setAxisTitles("", page.getTranslation("simulation.share-of-campaigns"));
        chart.setNoteTitle(page.getTranslation("simulation.campaigns"));
        chart.setSummary(page.getTranslation(
                "simulation.summary",
                name(page, simulation.decisions().getFirst().choice()),
                Formats.current().share(rate(simulation.decisions().getFirst().campaigns()))));
        chart.setData(simulation.decisions().stream()
                .map(share -> {
                    var range = share.campaigns().wilson().orElseThrow();
                    return new Interval(
                            name(page, share.choice()),
                            color(share.choice()),
                            rate(share.campaigns()),
                            range.lower(),
                            range.upper(),
                            Formats.current().count(share.campaigns().successes()),
                            false);
                })
                .toList());
        return chart;
    }

    private static String name(Div page, Choice choice) {
        var arm = choice.arm();
        return page.getTranslation(
                "simulation.choice." + choice.verdict().name().toLowerCase(Locale.ROOT),
                arm == null ? "" : arm.label());
    }

    private static ChartColor color(Choice choice) {
        var arm = choice.arm();
        if (arm == null) {
            return ChartColor.NEUTRAL;
        }
        return switch (arm) {
            case CONTROL -> ChartColor.CONTROL;
            case A -> ChartColor.ARM_A;
            case B -> ChartColor.ARM_B;
        };
    }

    private static double rate(Proportion proportion) {
        return proportion.rate().toOptional().orElse(0);
    }
}
