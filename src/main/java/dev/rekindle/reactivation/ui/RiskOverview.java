package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.chart.Threshold;
import dev.rekindle.reactivation.Fit;
import dev.rekindle.reactivation.UserSlice;
import dev.rekindle.reactivation.UserSlice.Stretch;
import dev.rekindle.reactivation.ui.PointPeople.Point;
import dev.rekindle.risk.ChurnRisk;
import dev.rekindle.risk.Tier;
import dev.rekindle.risk.TierRisk;
import dev.rekindle.risk.TierRisk.CycleBin;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.SmallTable;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is about to leave: the funnel, and each tier's settlement cycles with the threshold marked. */
final class RiskOverview extends Div {

    /** As the reasons of the document are said. */
    private static final String NOBODY_EVALUABLE = "nobody has two settlements";

    private final Div tiles = new Div();
    private final BarChart funnel = new BarChart(getTranslation("reactivation.funnel"));
    private final Div tierTable = new Div();
    private final Map<Tier, BarChart> cycles = new EnumMap<>(Tier.class);
    private final PointPeople funnelPeople = new PointPeople(funnel);
    private final Map<Tier, PointPeople> cyclePeople = new EnumMap<>(Tier.class);

    RiskOverview() {
        addClassName("rk-grid");
        funnel.setSteps(true);
        funnel.setAxisTitles("", getTranslation("reactivation.users"));
        var distributions = new Div();
        distributions.addClassName("rk-charts");
        for (var tier : Tier.values()) {
            var chart = new BarChart(getTranslation("reactivation.cycles", getTranslation("tier." + tier.key())));
            chart.setAxisTitles(getTranslation("reactivation.cycle-days"), getTranslation("reactivation.users"));
            cycles.put(tier, chart);
            cyclePeople.put(tier, new PointPeople(chart));
            distributions.add(chart);
        }
        add(
                new Card(getTranslation("reactivation.who")).wide().with(tiles, funnel),
                new Card(getTranslation("reactivation.by-tier")).wide().with(tierTable, distributions));
    }

    /** Shows other counts; the charts move, they are not drawn anew. */
    RiskOverview show(ChurnRisk risk, Numbers numbers) {
        var formats = numbers.formats();
        var everyone = UserSlice.everyone();
        var highRisk = everyone.reaching(Fit.HIGH_RISK);
        tiles.removeAll();
        tiles.add(new Tiles(
                new StatTile(
                                getTranslation("reactivation.users"),
                                numbers.users("reactivation.users", risk.users(), everyone))
                        .secondary(new Div(
                                new Span(getTranslation("reactivation.without-settlement") + ": "),
                                numbers.users(
                                        "reactivation.without-settlement",
                                        risk.usersWithoutSettlement(),
                                        everyone.settlements(0)),
                                new Span(" · " + getTranslation("reactivation.one-settlement") + ": "),
                                numbers.users(
                                        "reactivation.one-settlement",
                                        risk.usersWithOneSettlement(),
                                        everyone.settlements(1)))),
                new StatTile(
                        getTranslation("reactivation.evaluable"),
                        numbers.users("reactivation.evaluable", risk.evaluable(), everyone.evaluable())),
                new StatTile(
                                getTranslation("reactivation.high-risk"),
                                numbers.users("reactivation.high-risk", risk.highRisk(), highRisk))
                        .secondary(
                                risk.evaluable() == 0
                                        ? Reasons.words(NOBODY_EVALUABLE)
                                        : getTranslation(
                                                "reactivation.of-evaluable",
                                                formats.share(risk.highRisk() / (double) risk.evaluable())))));
        funnel.setData(
                List.of(
                        getTranslation("reactivation.users"),
                        getTranslation("reactivation.evaluable"),
                        getTranslation("reactivation.high-risk")),
                List.of(Series.counts(
                        getTranslation("reactivation.users"),
                        ChartColor.ACCENT,
                        List.of(risk.users(), risk.evaluable(), risk.highRisk()))));
        funnel.setSummary(getTranslation(
                "reactivation.funnel.summary",
                formats.count(risk.users()),
                formats.count(risk.evaluable()),
                formats.count(risk.highRisk())));
        funnelPeople.show(
                numbers,
                "reactivation.users",
                List.of(List.of(
                        new Point(risk.users(), everyone),
                        new Point(risk.evaluable(), everyone.evaluable()),
                        new Point(risk.highRisk(), highRisk))));
        tierTable.removeAll();
        tierTable.add(tierTable(risk, numbers));
        risk.tiers().forEach((tier, counts) -> showCycles(tier, counts, numbers));
        return this;
    }

    private SmallTable tierTable(ChurnRisk risk, Numbers numbers) {
        var table = new SmallTable(
                getTranslation("reactivation.tier"),
                getTranslation("reactivation.users"),
                getTranslation("reactivation.evaluable"),
                getTranslation("reactivation.threshold-days"),
                getTranslation("reactivation.high-risk"),
                getTranslation("reactivation.high-risk-share"));
        risk.tiers().forEach((tier, counts) -> {
            var members = UserSlice.everyone().tier(tier);
            var threshold = counts.thresholdDays();
            table.row(
                    getTranslation("tier." + tier.key()),
                    numbers.users("reactivation.users", counts.users(), members),
                    numbers.users("reactivation.evaluable", counts.evaluable(), members.evaluable()),
                    threshold.toOptional().isPresent()
                            ? numbers.about(
                                    "reactivation.threshold-days",
                                    numbers.formats()
                                            .decimal(threshold.toOptional().getAsDouble(), 2),
                                    members.evaluable(),
                                    counts.evaluable())
                            : Numbers.absent(threshold.reason().orElse(null)),
                    numbers.users("reactivation.high-risk", counts.highRisk(), members.reaching(Fit.HIGH_RISK)),
                    counts.evaluable() == 0
                            ? Numbers.absent(NOBODY_EVALUABLE)
                            : numbers.about(
                                    "reactivation.high-risk-share",
                                    numbers.formats().exactShare(counts.highRisk() / (double) counts.evaluable()),
                                    members.reaching(Fit.HIGH_RISK),
                                    counts.highRisk()));
        });
        return table;
    }

    private void showCycles(Tier tier, TierRisk counts, Numbers numbers) {
        var chart = cycles.get(tier);
        var people = cyclePeople.get(tier);
        if (chart == null || people == null) {
            return;
        }
        var bins = counts.cycleHistogram();
        chart.setVisible(!bins.isEmpty());
        chart.setBins(
                Stream.concat(
                                bins.stream().map(CycleBin::fromDays),
                                bins.stream().map(CycleBin::toDays).skip(Math.max(0, bins.size() - 1L)))
                        .map(Integer::doubleValue)
                        .toList(),
                List.of(Series.counts(
                        getTranslation("reactivation.users"),
                        ChartColor.valueOf(tier.name()),
                        bins.stream().map(CycleBin::users).toList())));
        people.show(
                numbers,
                "reactivation.evaluable",
                List.of(bins.stream()
                        .map(bin -> new Point(
                                bin.users(),
                                UserSlice.everyone().tier(tier).withCycle(new Stretch(bin.fromDays(), (long)
                                        bin.toDays()))))
                        .toList()));
        chart.setThresholds(counts.thresholdDays().toOptional().stream()
                .mapToObj(days -> new Threshold(getTranslation("reactivation.threshold-days"), days))
                .toList());
    }
}
