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
import dev.rekindle.ui.SegmentedFilter;
import dev.rekindle.ui.SmallTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each offer of a segment was clicked and led to what it aims at, with Wilson's intervals. */
final class PerformanceCard extends Div {

    private static final long SMALL = 100;

    private final IntervalChart chart = new IntervalChart(getTranslation("recommendations.conversion-rate-by-offer"));

    private final SegmentedFilter<Integer> level =
            new SegmentedFilter<>(getTranslation("segments.group"), List.of(3, 2, 1, 0), RewardLevel::groups);
    private final Div table = new Div();
    private List<OfferPerformance> performance = List.of();
    private @Nullable Catalogue catalogue;

    PerformanceCard() {
        addClassName("rk-stack");
        chart.setUnit(Unit.PERCENT);
        chart.setAxisTitles(getTranslation("recommendations.offer"), getTranslation("recommendations.conversion-rate"));
        level.addValueChangeListener(change -> show());
        add(level, chart, table);
    }

    Component show(List<OfferPerformance> shown, Catalogue known) {
        if (shown.isEmpty()) {
            return new EmptyState(
                    getTranslation("recommendations.none-shown"), getTranslation("recommendations.none-shown.do"));
        }
        performance = shown;
        catalogue = known;
        if (level.isEmpty()) {
            level.setValue(shown.getFirst().rewardLevel());
        }
        show();
        return this;
    }

    private void show() {
        if (catalogue != null) {
            var names = new OfferNames(catalogue);
            var chosen = performance.stream()
                    .filter(offer -> level.getValue().equals(offer.rewardLevel()))
                    .toList();
            chart.setData(chosen.stream().map(offer -> interval(offer, names)).toList());
            table.removeAll();
            table.add(rows(chosen, names, catalogue.weights()));
        }
    }

    private static Interval interval(OfferPerformance offer, OfferNames names) {
        var formats = Formats.current();
        var rate = offer.conversionRate();
        var interval = rate.wilson().orElseThrow();
        return new Interval(
                names.name(offer.offer()),
                color(offer.rewardLevel()),
                (double) rate.successes() / rate.trials(),
                interval.lower(),
                interval.upper(),
                formats.count(rate.successes()) + " / " + formats.count(rate.trials()),
                rate.trials() < SMALL);
    }

    private SmallTable rows(List<OfferPerformance> chosen, OfferNames names, Map<String, Double> weights) {
        var formats = Formats.current();
        var rows = new SmallTable(
                getTranslation("recommendations.offer"),
                getTranslation("recommendations.impressions"),
                getTranslation("recommendations.clicks"),
                getTranslation("recommendations.click-rate"),
                getTranslation("recommendations.conversions"),
                getTranslation("recommendations.conversion-rate"),
                getTranslation("recommendations.weight"));
        chosen.forEach(offer -> {
            var weight = weights.get(offer.offer());
            rows.row(
                    names.name(offer.offer()),
                    new Span(formats.count(offer.impressions())),
                    new Span(formats.count(offer.clicks())),
                    rate(offer.clickRate(), formats),
                    new Span(formats.count(offer.conversions())),
                    rate(offer.conversionRate(), formats),
                    new Span(weight == null ? "–" : formats.share(weight)));
        });
        return rows;
    }

    private static Span rate(Proportion rate, Formats formats) {
        return rate.wilson()
                .map(interval -> new Span(formats.exactShare((double) rate.successes() / rate.trials()) + " ("
                        + formats.sharesBetween(interval.lower(), interval.upper()) + ")"))
                .orElseGet(() -> new Span("–"));
    }

    private static ChartColor color(int level) {
        return switch (level) {
            case 3 -> ChartColor.WHALE;
            case 2 -> ChartColor.HIGH_ENGAGED;
            case 1 -> ChartColor.MEDIUM;
            default -> ChartColor.LAST_GROUP;
        };
    }
}
