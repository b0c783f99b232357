package dev.rekindle.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.retention.CohortPeople;
import dev.rekindle.retention.CohortPeople.Days;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.Lifecycle;
import dev.rekindle.retention.Lifecycle.Count;
import dev.rekindle.retention.LifecycleState;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of whom the active users are made up, period by period, and how many stayed away. */
final class LifecycleCard extends Div {

    private static final List<LifecycleState> ACTIVE =
            List.of(LifecycleState.NEW, LifecycleState.RETURNING, LifecycleState.RESURRECTED);
    private static final LocalDate BEGINNING = LocalDate.of(1999, 12, 27);

    private final BarChart active = new BarChart(getTranslation("cohorts.lifecycle.active"));
    private final BarChart dormant = new BarChart(getTranslation("cohorts.lifecycle.dormant"));
    private @Nullable Lifecycle shown;
    private @Nullable CohortSelection selection;
    private @Nullable CohortNumbers numbers;

    LifecycleCard() {
        addClassName("rk-charts");
        active.setStacked(true);
        active.addPointClickListener(click -> open(ACTIVE.get(click.getSeriesIndex()), click.getPointIndex()));
        dormant.addPointClickListener(click -> open(LifecycleState.DORMANT, click.getPointIndex()));
        add(active, dormant);
    }

    Component show(CohortSelection asked, Lifecycle lifecycle, CohortNumbers open, String caption) {
        shown = lifecycle;
        selection = asked;
        numbers = open;
        var names = lifecycle.periods().stream()
                .map(count -> CohortNumbers.name(asked.period(), count.start()))
                .toList();
        var period = getTranslation("cohorts.period." + asked.period().key());
        Stream.of(active, dormant).forEach(chart -> chart.setAxisTitles(period, getTranslation("cohorts.users")));
        active.setSummary(caption);
        dormant.setSummary(caption);
        active.setData(
                names, ACTIVE.stream().map(state -> series(state, lifecycle)).toList());
        dormant.setData(names, List.of(series(LifecycleState.DORMANT, lifecycle)));
        return this;
    }

    private Series series(LifecycleState state, Lifecycle lifecycle) {
        var periods = lifecycle.periods();
        return Series.counts(
                        getTranslation("cohorts.lifecycle." + state.key()),
                        switch (state) {
                            case NEW -> ChartColor.NEW;
                            case RETURNING -> ChartColor.RETURNING;
                            case RESURRECTED -> ChartColor.RESURRECTED;
                            case DORMANT -> ChartColor.DORMANT;
                        },
                        periods.stream().map(count -> count.of(state)).toList())
                .withUnfinished(IntStream.range(0, periods.size())
                        .filter(at -> !periods.get(at).complete())
                        .boxed()
                        .collect(Collectors.toSet()));
    }

    private void open(LifecycleState state, int place) {
        if (shown != null
                && selection != null
                && numbers != null
                && place < shown.periods().size()) {
            var count = shown.periods().get(place);
            numbers.show(
                    getTranslation("cohorts.lifecycle." + state.key()) + " · "
                            + CohortNumbers.name(selection.period(), count.start()),
                    count.of(state),
                    "cohorts.lifecycle." + state.key() + ".definition",
                    people(selection, state, count));
        }
    }

    private static CohortPeople people(CohortSelection selection, LifecycleState state, Count count) {
        CohortPeriod period = selection.period();
        var now = new Days(count.start(), period.plus(count.start(), 1).minusDays(1));
        var last = new Days(period.plus(count.start(), -1), count.start().minusDays(1));
        return switch (state) {
            case NEW -> new CohortPeople(selection.filter(), now, null, null, null);
            case RETURNING -> new CohortPeople(selection.filter(), null, now, last, null);
            case RESURRECTED ->
                new CohortPeople(
                        selection.filter(), new Days(BEGINNING, last.first().minusDays(1)), now, null, last);
            case DORMANT -> new CohortPeople(selection.filter(), null, last, null, now);
        };
    }
}
