package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rekindle.campaign.Arm;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Interval;
import dev.rekindle.chart.IntervalChart;
import dev.rekindle.chart.Unit;
import dev.rekindle.reactivation.Fit;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationDocument.ArmOutcome;
import dev.rekindle.reactivation.ReactivationDocument.Outcome;
import dev.rekindle.reactivation.ReactivationDocument.Range;
import dev.rekindle.reactivation.UserSlice;
import dev.rekindle.reactivation.ui.PointPeople.Point;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether it worked: health first, then the verdict, then how each arm did against Control. */
final class ResultCards extends Div {

    private final Div health = new Div();
    private final Div verdict = new Div();
    private final Div table = new Div();
    private final Div chiSquare = new Div();
    private final IntervalChart rates = new IntervalChart(getTranslation("reactivation.apply-rates"));
    private final IntervalChart uplifts = new IntervalChart(getTranslation("reactivation.uplifts"));
    private final PointPeople ratePeople = new PointPeople(rates);
    private final PointPeople upliftPeople = new PointPeople(uplifts);

    ResultCards() {
        addClassName("rk-grid");
        rates.setUnit(Unit.PERCENT);
        rates.setAxisTitles("", getTranslation("reactivation.apply-rate"));
        uplifts.setUnit(Unit.PERCENTAGE_POINTS);
        uplifts.setAxisTitles("", getTranslation("reactivation.uplift"));
        uplifts.setZeroLine(getTranslation("reactivation.no-difference"));
        var charts = new Div(rates, uplifts);
        charts.addClassName("rk-charts");
        add(
                new Card(getTranslation("reactivation.decision")).wide().with(health, verdict),
                new Card(getTranslation("reactivation.outcome")).wide().with(table, charts, chiSquare));
    }

    void show(ReactivationDocument document, Numbers numbers) {
        var targets = document.outcome().targets();
        health.removeAll();
        health.add(health(targets, numbers));
        verdict.removeAll();
        verdict.add(verdict(document));
        table.removeAll();
        table.add(new SmallTable(
                getTranslation("reactivation.arm"),
                getTranslation("reactivation.targets"),
                getTranslation("reactivation.applied"),
                getTranslation("reactivation.apply-rate"),
                getTranslation("reactivation.interval"),
                getTranslation("reactivation.uplift"),
                getTranslation("reactivation.interval"),
                getTranslation("reactivation.relative-uplift"),
                getTranslation("reactivation.p"),
                getTranslation("reactivation.p-holm")));
        var rows = (SmallTable) table.getComponentAt(0);
        var highRisk = UserSlice.everyone().reaching(Fit.HIGH_RISK);
        targets.arms().forEach((arm, outcome) -> row(rows, arm.label(), arm, outcome, highRisk, numbers));
        document.outcome()
                .matched()
                .arms()
                .forEach((arm, outcome) -> row(
                        rows,
                        getTranslation("reactivation.matched-arm", arm.label()),
                        arm,
                        outcome,
                        UserSlice.everyone().reaching(Fit.PAY),
                        numbers));
        chiSquare.removeAll();
        chiSquare.add(chiSquare(targets, numbers));
        rates.setData(targets.arms().entrySet().stream()
                .map(entry -> interval(
                        entry.getKey(),
                        entry.getValue().applyRate(),
                        entry.getValue().rateInterval(),
                        numbers,
                        entry.getValue()))
                .toList());
        uplifts.setData(targets.arms().entrySet().stream()
                .filter(entry -> entry.getKey() != Arm.CONTROL)
                .map(entry -> interval(
                        entry.getKey(),
                        entry.getValue().uplift(),
                        entry.getValue().interval(),
                        numbers,
                        entry.getValue()))
                .toList());
        ratePeople.show(numbers, "reactivation.applied", List.of(whoApplied(targets, List.of(Arm.values()))));
        upliftPeople.show(numbers, "reactivation.applied", List.of(whoApplied(targets, Arm.TREATED)));
        rates.setSummary(summary(targets, numbers));
        uplifts.setSummary(upliftSummary(targets, numbers));
    }

    private static List<Point> whoApplied(Outcome outcome, Collection<Arm> arms) {
        return outcome.arms().entrySet().stream()
                .filter(entry -> arms.contains(entry.getKey()))
                .map(entry -> new Point(
                        entry.getValue().applied(),
                        UserSlice.everyone()
                                .reaching(Fit.HIGH_RISK)
                                .in(entry.getKey())
                                .whoApplied()))
                .toList();
    }

    private Component health(Outcome targets, Numbers numbers) {
        var ratio = targets.sampleRatio();
        var badge = new Span(
                getTranslation("reactivation.srm." + key(ratio.verdict().name())));
        badge.addClassName("rk-badge");
        badge.addClassName("rk-srm-" + key(ratio.verdict().name()));
        var words = new Span(
                ratio.p() == null ? Reasons.words(ratio.notEstimable()) : getTranslation("reactivation.srm") + ": p ");
        var line = new Div(badge, words);
        if (ratio.p() != null) {
            line.add(numbers.about(
                    "reactivation.srm",
                    numbers.formats().pValue(ratio.p()),
                    UserSlice.everyone().reaching(Fit.HIGH_RISK).in(Arm.values()),
                    targets(targets)));
        }
        line.addClassName("rk-health");
        return line;
    }

    private Component verdict(ReactivationDocument document) {
        var decision = document.decision();
        var arm = decision.arm();
        var headline = new Paragraph(getTranslation(
                "reactivation.verdict." + key(decision.verdict().name()), arm == null ? "" : arm.label()));
        headline.addClassName("rk-verdict");
        headline.addClassName("rk-verdict-" + key(decision.verdict().name()));
        var rule = new Paragraph(getTranslation("reactivation.rule." + decision.rule()));
        var evidence = new UnorderedList();
        Arm.TREATED.forEach(treated -> evidence.add(new ListItem(evidence(treated, document))));
        return new Div(headline, rule, evidence);
    }

    private String evidence(Arm arm, ReactivationDocument document) {
        var numbers = Formats.current();
        var outcome = document.outcome().targets().arms().get(arm);
        var guard = document.guardrail().targets().get(arm);
        if (outcome == null || guard == null || outcome.uplift() == null || outcome.pHolm() == null) {
            return getTranslation("reactivation.evidence.none", arm.label());
        }
        var words = getTranslation(
                "reactivation.evidence",
                arm.label(),
                numbers.points(outcome.uplift()),
                numbers.pValue(outcome.pHolm()),
                getTranslation("reactivation.guardrail."
                        + key(Objects.requireNonNull(guard.verdict()).name())));
        var blocks = guard.difference();
        return blocks == null || blocks <= 0
                ? words
                : words
                        + " "
                        + getTranslation(
                                "reactivation.evidence.balance", numbers.decimal(outcome.uplift() / blocks, 1));
    }

    private static void row(SmallTable rows, String name, Arm arm, ArmOutcome outcome, UserSlice who, Numbers numbers) {
        var formats = numbers.formats();
        var inArm = who.in(arm);
        long n = outcome.n();
        var reason = outcome.notEstimable();
        rows.row(
                name,
                numbers.users("reactivation.targets", n, inArm),
                numbers.users("reactivation.applied", outcome.applied(), inArm.whoApplied()),
                numbers.share("reactivation.apply-rate", outcome.applyRate(), reason, inArm, n),
                numbers.interval(
                        "reactivation.rate-interval", outcome.rateInterval(), reason, formats::sharesBetween, inArm, n),
                outcome.uplift() == null
                        ? Numbers.absent(reason)
                        : numbers.about("reactivation.uplift", formats.points(outcome.uplift()), inArm, n),
                numbers.interval(
                        "reactivation.uplift-interval", outcome.interval(), reason, formats::pointsBetween, inArm, n),
                outcome.relativeUplift() == null
                        ? Numbers.absent(reason)
                        : numbers.about(
                                "reactivation.relative-uplift", formats.share(outcome.relativeUplift()), inArm, n),
                pValue("reactivation.p", outcome.p(), reason, inArm, n, numbers),
                pValue("reactivation.p-holm", outcome.pHolm(), reason, inArm, n, numbers));
    }

    private static Component pValue(
            String key, @Nullable Double p, @Nullable String reason, UserSlice inArm, long users, Numbers numbers) {
        return p == null
                ? Numbers.absent(reason)
                : numbers.about(key, numbers.formats().pValue(p), inArm, users);
    }

    private Component chiSquare(Outcome outcome, Numbers numbers) {
        var test = outcome.chiSquare();
        if (test.statistic() == null || test.p() == null) {
            return new Paragraph(getTranslation("reactivation.chi-square.none", Reasons.words(test.notEstimable())));
        }
        var formats = numbers.formats();
        var everyArm = UserSlice.everyone().reaching(Fit.HIGH_RISK).in(Arm.values());
        return new Paragraph(
                new Span(getTranslation("reactivation.chi-square") + ": "),
                numbers.about(
                        "reactivation.chi-square", formats.decimal(test.statistic(), 6), everyArm, targets(outcome)),
                new Span(getTranslation("reactivation.chi-square.df", test.df())),
                numbers.about("reactivation.chi-square.p", formats.exactPValue(test.p()), everyArm, targets(outcome)),
                new Span(getTranslation(
                        "reactivation.chi-square.rest",
                        formats.decimal(Objects.requireNonNullElse(test.minExpected(), 0.0), 2))));
    }

    /** A user logged in two arms counts in both, so the list behind it can be shorter. */
    private static long targets(Outcome outcome) {
        return outcome.arms().values().stream().mapToLong(ArmOutcome::n).sum();
    }

    private static Interval interval(
            Arm arm, @Nullable Double value, @Nullable Range range, Numbers numbers, ArmOutcome outcome) {
        return new Interval(
                arm.label(),
                color(arm),
                value,
                range == null ? null : range.lower(),
                range == null ? null : range.upper(),
                numbers.formats().count(outcome.applied()) + " / "
                        + numbers.formats().count(outcome.n()),
                outcome.n() < 100);
    }

    private static String summary(Outcome outcome, Numbers numbers) {
        return outcome.arms().entrySet().stream()
                .map(entry -> entry.getKey().label() + " "
                        + (entry.getValue().applyRate() == null
                                ? "–"
                                : numbers.formats().share(entry.getValue().applyRate())))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static String upliftSummary(Outcome outcome, Numbers numbers) {
        return outcome.arms().entrySet().stream()
                .filter(entry -> entry.getValue().uplift() != null)
                .map(entry -> entry.getKey().label() + " "
                        + numbers.formats()
                                .points(Objects.requireNonNull(entry.getValue().uplift())))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    static ChartColor color(Arm arm) {
        return switch (arm) {
            case CONTROL -> ChartColor.CONTROL;
            case A -> ChartColor.ARM_A;
            case B -> ChartColor.ARM_B;
        };
    }

    static String key(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
