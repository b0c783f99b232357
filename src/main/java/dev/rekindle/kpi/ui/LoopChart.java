package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.kpi.PartnerLoop;
import dev.rekindle.kpi.PartnerLoop.Reached;
import dev.rekindle.ui.Formats;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Who came from the partner into the app and went back: the way in steps, how long each took, and the tokens' way. */
final class LoopChart {

    private LoopChart() {}

    static Component show(PartnerLoop loop, ZoneId zone) {
        var page = new Div();
        page.addClassName("rk-stack");
        var formats = Formats.current();
        if (loop.countedAt() == null) {
            page.add(new Paragraph(page.getTranslation("overview.loop.not-counted")));
            return page;
        }
        if (loop.steps().stream().anyMatch(step -> step.users() > 0)) {
            page.add(chart(page, loop, formats));
        }
        page.add(
                new Paragraph(loop.steps().stream()
                        .filter(step -> step.medianMinutes() != null)
                        .map(step ->
                                page.getTranslation("overview.loop.median-of", name(page, step), median(step, formats)))
                        .reduce((a, b) -> a + " · " + b)
                        .orElse(page.getTranslation("overview.loop.nobody"))),
                new Paragraph(tokens(page, loop, formats)),
                new Paragraph(page.getTranslation(
                        "overview.counted-at", formats.dateTime(loop.countedAt().atZone(zone)))));
        return page;
    }

    private static BarChart chart(Component page, PartnerLoop loop, Formats formats) {
        var chart = new BarChart(page.getTranslation("overview.loop"));
        chart.setSteps(true);
        chart.setAxisTitles(page.getTranslation("overview.loop.step"), page.getTranslation("overview.users"));
        chart.setNoteTitle(page.getTranslation("overview.loop.median"));
        chart.setData(
                loop.steps().stream().map(step -> name(page, step)).toList(),
                List.of(Series.counts(
                                page.getTranslation("overview.users"),
                                ChartColor.ACCENT,
                                loop.steps().stream().map(Reached::users).toList())
                        .withNotes(loop.steps().stream()
                                .map(step -> median(step, formats))
                                .toList())));
        return chart;
    }

    private static String tokens(Component page, PartnerLoop loop, Formats formats) {
        return loop.tokensEarned().signum() == 0
                ? page.getTranslation("overview.loop.no-tokens")
                : page.getTranslation(
                        "overview.loop.tokens",
                        formats.share(share(loop.tokensSpent(), loop.tokensEarned())),
                        formats.decimal(loop.tokensSpent().doubleValue(), 0),
                        formats.decimal(loop.tokensEarned().doubleValue(), 0));
    }

    private static double share(BigDecimal part, BigDecimal whole) {
        return part.doubleValue() / whole.doubleValue();
    }

    private static String median(Reached step, Formats formats) {
        return step.medianMinutes() == null ? "" : formats.duration(Duration.ofMinutes(step.medianMinutes()));
    }

    private static String name(Component page, Reached step) {
        return page.getTranslation(
                "overview.loop." + step.step().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
