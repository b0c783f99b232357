package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.campaign.Arm;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Interval;
import dev.rekindle.chart.IntervalChart;
import dev.rekindle.chart.Series;
import dev.rekindle.chart.Threshold;
import dev.rekindle.chart.Unit;
import dev.rekindle.reactivation.Fit;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationDocument.ArmGuardrail;
import dev.rekindle.reactivation.ReactivationDocument.Returns;
import dev.rekindle.reactivation.ReactivationDocument.WeekReturn;
import dev.rekindle.reactivation.UserSlice;
import dev.rekindle.reactivation.UserSlice.Cohort;
import dev.rekindle.reactivation.ui.PointPeople.Point;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.SmallTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What it cost and what lasted: the guardrail of each arm, and who came back in the weeks after. */
final class AfterCards extends Div {

    private final Div guardTable = new Div();
    private final IntervalChart guard = new IntervalChart(getTranslation("reactivation.guardrail.question"));
    private final Div returnTable = new Div();
    private final BarChart returns = new BarChart(getTranslation("reactivation.retention.question"));
    private final PointPeople guardPeople = new PointPeople(guard);
    private final PointPeople returnPeople = new PointPeople(returns);

    AfterCards() {
        addClassName("rk-grid");
        guard.setUnit(Unit.PERCENTAGE_POINTS);
        guard.setAxisTitles("", getTranslation("reactivation.block-difference"));
        guard.setZeroLine(getTranslation("reactivation.no-difference"));
        returns.setUnit(Unit.PERCENT);
        returns.setAxisTitles(getTranslation("reactivation.weeks-after"), getTranslation("reactivation.returned"));
        add(
                new Card(getTranslation("reactivation.guardrail")).wide().with(guardTable, guard),
                new Card(getTranslation("reactivation.retention"))
                        .wide()
                        .with(returns, returnTable, new Paragraph(getTranslation("reactivation.retention.note"))));
    }

    void show(ReactivationDocument document, Numbers numbers) {
        var targets = document.guardrail().targets();
        guardTable.removeAll();
        guardTable.add(guardTable(targets, numbers));
        guard.setData(targets.entrySet().stream()
                .filter(entry -> entry.getKey() != Arm.CONTROL)
                .map(entry -> interval(entry.getKey(), entry.getValue(), numbers))
                .toList());
        guard.setThresholds(List.of(new Threshold(
                getTranslation("reactivation.margin"),
                document.policy().margin().doubleValue())));
        guardPeople.show(
                numbers,
                "reactivation.blocked",
                List.of(targets.entrySet().stream()
                        .filter(entry -> entry.getKey() != Arm.CONTROL)
                        .map(entry -> new Point(
                                entry.getValue().blocked(),
                                UserSlice.everyone()
                                        .reaching(Fit.HIGH_RISK)
                                        .in(entry.getKey())
                                        .whoBlocked()))
                        .toList()));
        var post = document.retention().post();
        var rows = new SmallTable(
                getTranslation("reactivation.cohort"),
                getTranslation("reactivation.users"),
                getTranslation("reactivation.week", 1),
                getTranslation("reactivation.week", 2),
                getTranslation("reactivation.week", 4));
        var recipients = UserSlice.everyone().of(Cohort.POST);
        row(rows, "recipients", post.recipients(), recipients, numbers);
        row(rows, "targets", post.targets(), recipients.reaching(Fit.HIGH_RISK), numbers);
        row(rows, "matched", post.matched(), recipients.reaching(Fit.PAY), numbers);
        row(rows, "pre", document.retention().pre(), UserSlice.everyone().of(Cohort.PRE), numbers);
        returnTable.removeAll();
        returnTable.add(rows);
        returnPeople.show(
                numbers,
                "reactivation.returned",
                List.of(
                        points(post.recipients(), recipients),
                        points(post.targets(), recipients.reaching(Fit.HIGH_RISK)),
                        points(post.matched(), recipients.reaching(Fit.PAY)),
                        points(document.retention().pre(), UserSlice.everyone().of(Cohort.PRE))));
        returns.setData(
                List.of(
                        getTranslation("reactivation.week", 1),
                        getTranslation("reactivation.week", 2),
                        getTranslation("reactivation.week", 4)),
                List.of(
                        series("recipients", ChartColor.ACCENT, post.recipients(), numbers),
                        series("targets", ChartColor.REGULAR, post.targets(), numbers),
                        series("matched", ChartColor.LIGHT, post.matched(), numbers),
                        series("pre", ChartColor.NEUTRAL, document.retention().pre(), numbers)));
    }

    private static List<Point> points(Returns counts, UserSlice members) {
        return List.of(
                new Point(counts.week1().returned(), members.returnedIn(1)),
                new Point(counts.week2().returned(), members.returnedIn(2)),
                new Point(counts.week4().returned(), members.returnedIn(4)));
    }

    private SmallTable guardTable(Map<Arm, ArmGuardrail> guardrail, Numbers numbers) {
        var formats = numbers.formats();
        var table = new SmallTable(
                getTranslation("reactivation.arm"),
                getTranslation("reactivation.targets"),
                getTranslation("reactivation.blocked"),
                getTranslation("reactivation.block-rate"),
                getTranslation("reactivation.interval"),
                getTranslation("reactivation.block-difference"),
                getTranslation("reactivation.interval"),
                getTranslation("reactivation.p-non-inferior"),
                getTranslation("reactivation.verdict"),
                getTranslation("reactivation.users-needed"));
        guardrail.forEach((arm, counts) -> {
            var members = UserSlice.everyone().reaching(Fit.HIGH_RISK).in(arm);
            var range = counts.rateInterval();
            var between = counts.interval();
            table.row(
                    arm.label(),
                    numbers.users("reactivation.targets", counts.n(), members),
                    numbers.users("reactivation.blocked", counts.blocked(), members.whoBlocked()),
                    numbers.share("reactivation.block-rate", counts.rate(), counts.notEstimable(), members, counts.n()),
                    numbers.interval(
                            "reactivation.block-rate-interval",
                            range,
                            counts.notEstimable(),
                            formats::sharesBetween,
                            members,
                            counts.n()),
                    counts.difference() == null
                            ? Numbers.absent(counts.notEstimable())
                            : numbers.about(
                                    "reactivation.block-difference",
                                    formats.points(counts.difference()),
                                    members,
                                    counts.n()),
                    numbers.interval(
                            "reactivation.block-interval",
                            between,
                            counts.notEstimable(),
                            formats::pointsBetween,
                            members,
                            counts.n()),
                    counts.pNonInferior() == null
                            ? Numbers.absent(counts.notEstimable())
                            : numbers.about(
                                    "reactivation.p-non-inferior",
                                    formats.pValue(counts.pNonInferior()),
                                    members,
                                    counts.n()),
                    counts.verdict() == null ? Numbers.absent(null) : verdict(counts),
                    counts.usersPerArmNeeded() == null
                            ? Numbers.absent(counts.notEstimable())
                            : numbers.about(
                                    "reactivation.users-needed",
                                    formats.count(counts.usersPerArmNeeded()),
                                    members,
                                    counts.n()));
        });
        return table;
    }

    private Component verdict(ArmGuardrail counts) {
        var key = ResultCards.key(String.valueOf(counts.verdict()));
        var badge = new Span(getTranslation("reactivation.guardrail." + key));
        badge.addClassName("rk-badge");
        badge.addClassName("rk-guardrail-" + key);
        return badge;
    }

    private void row(SmallTable rows, String cohort, Returns counts, UserSlice members, Numbers numbers) {
        rows.row(
                getTranslation("reactivation.cohort." + cohort),
                numbers.users("reactivation.cohort-users", counts.n(), members),
                week(counts.week1(), members.returnedIn(1), numbers),
                week(counts.week2(), members.returnedIn(2), numbers),
                week(counts.week4(), members.returnedIn(4), numbers));
    }

    private Component week(WeekReturn counts, UserSlice who, Numbers numbers) {
        var formats = numbers.formats();
        var rate = counts.rate();
        if (rate == null) {
            return Numbers.absent(counts.notEstimable());
        }
        var number = numbers.about(
                "reactivation.returned",
                formats.exactShare(rate) + " (" + formats.count(counts.returned()) + ")",
                who,
                counts.returned());
        if (counts.complete()) {
            return number;
        }
        var unfinished = new Span(getTranslation("reactivation.incomplete"));
        unfinished.addClassName("rk-badge");
        return new Div(number, unfinished);
    }

    private Series series(String cohort, ChartColor color, Returns counts, Numbers numbers) {
        var weeks = List.of(counts.week1(), counts.week2(), counts.week4());
        var values = new ArrayList<@Nullable Double>();
        var notes = new ArrayList<String>();
        var unfinished = new HashSet<Integer>();
        for (int week = 0; week < weeks.size(); week++) {
            values.add(weeks.get(week).rate());
            notes.add(numbers.formats().count(weeks.get(week).returned()) + " / "
                    + numbers.formats().count(counts.n()));
            if (!weeks.get(week).complete()) {
                unfinished.add(week);
            }
        }
        return new Series(getTranslation("reactivation.cohort." + cohort), color, values)
                .withNotes(notes)
                .withUnfinished(unfinished);
    }

    private static Interval interval(Arm arm, ArmGuardrail counts, Numbers numbers) {
        var range = counts.interval();
        return new Interval(
                arm.label(),
                ResultCards.color(arm),
                counts.difference(),
                range == null ? null : range.lower(),
                range == null ? null : range.upper(),
                numbers.formats().count(counts.blocked()) + " / "
                        + numbers.formats().count(counts.n()),
                counts.n() < 100);
    }
}
