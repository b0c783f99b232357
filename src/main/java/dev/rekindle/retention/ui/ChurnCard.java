package dev.rekindle.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.chart.Unit;
import dev.rekindle.retention.ChurnRate;
import dev.rekindle.retention.CohortPeople;
import dev.rekindle.retention.CohortPeople.Days;
import dev.rekindle.ui.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which share of the users of a month has stayed away for the next, as of several days. */
final class ChurnCard extends Div {

    private static final int SEEN_FROM = 60;
    private static final int GONE_FROM = 30;

    private final BarChart chart = new BarChart(getTranslation("cohorts.churn.question"));
    private List<ChurnRate> shown = List.of();
    private @Nullable CohortSelection selection;
    private @Nullable CohortNumbers numbers;

    ChurnCard() {
        chart.setUnit(Unit.PERCENT);
        chart.setAxisTitles(getTranslation("cohorts.churn.as-of"), getTranslation("cohorts.churn.rate"));
        chart.addPointClickListener(click -> open(click.getPointIndex()));
        add(chart);
    }

    Component show(CohortSelection asked, List<ChurnRate> rates, CohortNumbers open, String caption) {
        shown = rates;
        selection = asked;
        numbers = open;
        var formats = Formats.current();
        var values = new ArrayList<@Nullable Double>();
        rates.forEach(rate -> values.add((double) rate.churned() / rate.seen()));
        chart.setSummary(caption);
        chart.setData(
                rates.stream().map(rate -> rate.asOf().toString()).toList(),
                List.of(new Series(getTranslation("cohorts.churn.rate"), ChartColor.ACCENT, values)
                        .withNotes(
                                rates.stream().map(rate -> note(rate, formats)).toList())
                        .withMuted(IntStream.range(0, rates.size())
                                .filter(at -> rates.get(at).seen() < TriangleCard.SMALL)
                                .boxed()
                                .collect(Collectors.toSet()))));
        return this;
    }

    private static String note(ChurnRate rate, Formats formats) {
        return "%s / %s, %s"
                .formatted(
                        formats.count(rate.churned()),
                        formats.count(rate.seen()),
                        rate.proportion()
                                .wilson()
                                .map(interval -> formats.sharesBetween(interval.lower(), interval.upper()))
                                .orElse("–"));
    }

    private void open(int place) {
        if (selection != null && numbers != null && place < shown.size()) {
            var rate = shown.get(place);
            var day = rate.asOf();
            numbers.show(
                    getTranslation("cohorts.churn.rate") + " · " + day,
                    rate.churned(),
                    "cohorts.churn.definition",
                    new CohortPeople(
                            selection.filter(),
                            null,
                            new Days(day.minusDays(SEEN_FROM), day.minusDays(GONE_FROM + 1)),
                            null,
                            new Days(day.minusDays(GONE_FROM), day.minusDays(1))));
        }
    }
}
