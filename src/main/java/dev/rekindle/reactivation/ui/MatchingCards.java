package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.reactivation.Fit;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationDocument.Assignment;
import dev.rekindle.reactivation.ReactivationDocument.MatchCounts;
import dev.rekindle.reactivation.ReactivationDocument.PairsBin;
import dev.rekindle.reactivation.ReactivationDocument.Step;
import dev.rekindle.reactivation.UserSlice;
import dev.rekindle.reactivation.UserSlice.Stretch;
import dev.rekindle.reactivation.ui.PointPeople.Point;
import dev.rekindle.risk.Tier;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.SmallTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Something worth coming back for: which rule loses whom, how many posts fit, and who is dealt to which arm. */
final class MatchingCards extends Div {

    private final BarChart waterfall = new BarChart(getTranslation("reactivation.waterfall"));
    private final BarChart pairs = new BarChart(getTranslation("reactivation.pairs-per-user"));
    private final PointPeople waterfallPeople = new PointPeople(waterfall);
    private final PointPeople pairsPeople = new PointPeople(pairs);
    private final Div counts = new Div();
    private final Div arms = new Div();
    private final Div leftOut = new Div();

    MatchingCards() {
        addClassName("rk-grid");
        waterfall.setSteps(true);
        waterfall.setAxisTitles("", getTranslation("reactivation.users"));
        pairs.setAxisTitles(getTranslation("reactivation.posts-that-fit"), getTranslation("reactivation.users"));
        add(
                new Card(getTranslation("reactivation.matching")).wide().with(counts, waterfall),
                new Card(getTranslation("reactivation.assignment")).wide().with(arms),
                new Card(getTranslation("reactivation.pairs")).with(pairs),
                new Card(getTranslation("reactivation.left-out-question")).with(leftOut));
    }

    void show(ReactivationDocument document, Numbers numbers) {
        var steps = document.matching().waterfall();
        waterfall.setData(
                steps.stream()
                        .map(step -> getTranslation("reactivation.fit." + step.rule()))
                        .toList(),
                List.of(Series.counts(
                        getTranslation("reactivation.users"),
                        ChartColor.ACCENT,
                        steps.stream().map(Step::users).toList())));
        waterfall.setSummary(getTranslation(
                "reactivation.waterfall.summary",
                numbers.formats().count(first(steps)),
                numbers.formats().count(document.matching().potential().matchedUsers())));
        var bins = document.matching().potential().pairsHistogram();
        pairs.setData(
                bins.stream().map(MatchingCards::label).toList(),
                List.of(Series.counts(
                        getTranslation("reactivation.users"),
                        ChartColor.ACCENT,
                        bins.stream().map(PairsBin::users).toList())));
        waterfallPeople.show(
                numbers,
                "reactivation.targets",
                List.of(steps.stream()
                        .map(step ->
                                new Point(step.users(), UserSlice.everyone().reaching(Fit.of(step.rule()))))
                        .toList()));
        pairsPeople.show(
                numbers,
                "reactivation.matched",
                List.of(bins.stream()
                        .map(bin -> new Point(
                                bin.users(),
                                UserSlice.everyone()
                                        .reaching(Fit.PAY)
                                        .withPairs(new Stretch(bin.fromPairs(), bin.toPairs() + 1))))
                        .toList()));
        counts.removeAll();
        counts.add(counts(document, numbers));
        arms.removeAll();
        arms.add(armTable(document.assignment(), numbers));
        leftOut.removeAll();
        leftOut.add(leftOutTable(document.assignment(), numbers));
    }

    private SmallTable counts(ReactivationDocument document, Numbers numbers) {
        var table = new SmallTable(
                "",
                getTranslation("reactivation.targets"),
                getTranslation("reactivation.matched"),
                getTranslation("reactivation.unmatched"),
                getTranslation("reactivation.all-pairs"),
                getTranslation("reactivation.mean-pairs"),
                getTranslation("reactivation.median-pairs"));
        var target = UserSlice.everyone().reaching(Fit.HIGH_RISK);
        row(table, "potential", document.matching().potential(), target, numbers);
        row(table, "executable", document.matching().executable(), target.in(Arm.A, Arm.B), numbers);
        return table;
    }

    private void row(SmallTable table, String scope, MatchCounts counted, UserSlice target, Numbers numbers) {
        var formats = numbers.formats();
        var matched = target.reaching(Fit.PAY);
        long users = counted.matchedUsers();
        var mean = counted.meanPairs();
        var median = counted.medianPairs();
        table.row(
                getTranslation("reactivation.scope." + scope),
                numbers.users("reactivation.targets", counted.targetUsers(), target),
                numbers.users("reactivation.matched", users, matched),
                numbers.users("reactivation.unmatched", counted.unmatchedUsers(), target.notReaching(Fit.PAY)),
                numbers.about("reactivation.all-pairs", formats.count(counted.pairs()), matched, users),
                mean == null
                        ? Numbers.absent(counted.notEstimable())
                        : numbers.about("reactivation.mean-pairs", formats.decimal(mean, 3), matched, users),
                median == null
                        ? Numbers.absent(counted.notEstimable())
                        : numbers.about("reactivation.median-pairs", formats.decimal(median, 1), matched, users));
    }

    private SmallTable armTable(Assignment assignment, Numbers numbers) {
        var table = new SmallTable(
                getTranslation("reactivation.tier"),
                getTranslation("reactivation.planned", Arm.CONTROL.label()),
                getTranslation("reactivation.planned", Arm.A.label()),
                getTranslation("reactivation.planned", Arm.B.label()),
                getTranslation("reactivation.logged", Arm.CONTROL.label()),
                getTranslation("reactivation.logged", Arm.A.label()),
                getTranslation("reactivation.logged", Arm.B.label()));
        for (var tier : Tier.values()) {
            var planned = assignment.planned().getOrDefault(tier.key(), Map.of());
            var logged = assignment.logged().getOrDefault(tier.key(), Map.of());
            var members = UserSlice.everyone().reaching(Fit.HIGH_RISK).tier(tier);
            table.row(
                    getTranslation("tier." + tier.key()),
                    Stream.concat(
                                    Arrays.stream(Arm.values())
                                            .map(arm -> numbers.users(
                                                    "reactivation.planned-users",
                                                    planned.getOrDefault(arm, 0L),
                                                    members.plannedFor(arm))),
                                    Arrays.stream(Arm.values())
                                            .map(arm -> numbers.users(
                                                    "reactivation.logged-users",
                                                    logged.getOrDefault(arm, 0L),
                                                    members.in(arm))))
                            .toArray(Component[]::new));
        }
        return table;
    }

    private SmallTable leftOutTable(Assignment assignment, Numbers numbers) {
        var table = new SmallTable(getTranslation("reactivation.left-out"), getTranslation("reactivation.users"));
        for (var reason : LeftOutReason.values()) {
            table.row(
                    getTranslation("reactivation.left-out." + reason.key()),
                    numbers.users(
                            "reactivation.left-out-users",
                            assignment.leftOut().getOrDefault(reason.key(), 0L),
                            UserSlice.everyone().reaching(Fit.HIGH_RISK).leftOut(reason)));
        }
        return table;
    }

    private static long first(List<Step> steps) {
        return steps.isEmpty() ? 0 : steps.getFirst().users();
    }

    private static String label(PairsBin bin) {
        return bin.fromPairs() == bin.toPairs()
                ? String.valueOf(bin.fromPairs())
                : bin.fromPairs() + "–" + bin.toPairs();
    }
}
