package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Interval;
import dev.rekindle.chart.IntervalChart;
import dev.rekindle.chart.Unit;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.OfferPerformance;
import dev.rekindle.recommendation.RewardLevel;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.util.List;

/** How often each offer was clicked and led to what it aims at, in each segment, with Wilson's intervals. */
final class PerformanceCard extends Div {

    private static final long SMALL = 100;

    private final IntervalChart chart = new IntervalChart(getTranslation("recommendations.conversion-rate-by-offer"));

    PerformanceCard() {
        addClassName("rk-stack");
        chart.setUnit(Unit.PERCENT);
        chart.setAxisTitles(getTranslation("recommendations.offer"), getTranslation("recommendations.conversion-rate"));
    }

    Component show(List<OfferPerformance> performance, OfferNames names, Catalogue catalogue) {
        if (performance.isEmpty()) {
            return new EmptyState(
                    getTranslation("recommendations.none-shown"), getTranslation("recommendations.none-shown.do"));
        }
        var formats = Formats.current();
        chart.setData(performance.stream()
                .map(offer -> {
                    var rate = offer.conversionRate();
                    var interval = rate.wilson().orElseThrow();
                    return new Interval(
                            RewardLevel.groups(offer.rewardLevel()) + " · " + names.name(offer.offer()),
                            color(offer.rewardLevel()),
                            (double) rate.successes() / rate.trials(),
                            interval.lower(),
                            interval.upper(),
                            formats.count(rate.successes()) + " / " + formats.count(rate.trials()),
                            rate.trials() < SMALL);
                })
                .toList());
        var table = new SmallTable(
                getTranslation("recommendations.offer"),
                getTranslation("segments.group"),
                getTranslation("recommendations.impressions"),
                getTranslation("recommendations.clicks"),
                getTranslation("recommendations.click-rate"),
                getTranslation("recommendations.conversions"),
                getTranslation("recommendations.conversion-rate"),
                getTranslation("recommendations.weight"));
        performance.forEach(offer -> {
            var weight = catalogue.weights().get(offer.offer());
            table.row(
                    names.name(offer.offer()),
                    new Span(RewardLevel.groups(offer.rewardLevel())),
                    new Span(formats.count(offer.impressions())),
                    new Span(formats.count(offer.clicks())),
                    rate(offer.clickRate(), formats),
                    new Span(formats.count(offer.conversions())),
                    rate(offer.conversionRate(), formats),
                    new Span(weight == null ? "–" : formats.share(weight)));
        });
        removeAll();
        add(chart, table);
        return this;
    }

    private static Span rate(Proportion rate, Formats formats) {
        return rate.wilson()
                .map(interval -> new Span(formats.exactShare((double) rate.successes() / rate.trials()) + " ("
                        + formats.sharesBetween(interval.lower(), interval.upper()) + ")"))
                .orElseGet(() -> new Span("–"));
    }

    static ChartColor color(int level) {
        return switch (level) {
            case 3 -> ChartColor.WHALE;
            case 2 -> ChartColor.HIGH_ENGAGED;
            case 1 -> ChartColor.MEDIUM;
            default -> ChartColor.LAST_GROUP;
        };
    }
}
