package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.kpi.SettlementMonth;
import dev.rekindle.kpi.WithoutActionsService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What there is to see before anybody acts in the app: how much was settled each month, and of how many users. */
final class SettlementsCard extends Composite<LoadingCard<List<SettlementMonth>>> {

    private final WithoutActionsService service;
    private final Background background;

    SettlementsCard(WithoutActionsService service, Background background) {
        this.service = service;
        this.background = background;
    }

    @Override
    protected LoadingCard<List<SettlementMonth>> initContent() {
        return TableExports.card(
                background,
                getTranslation("overview.settlements"),
                service::settlementMonths,
                this::show,
                this::manifest);
    }

    private Component show(List<SettlementMonth> months) {
        if (months.isEmpty()) {
            return new Paragraph(getTranslation("overview.settlements.none"));
        }
        var chart = new BarChart(getTranslation("overview.settlements-by-month"));
        chart.setAxisTitles(getTranslation("overview.month"), getTranslation("overview.settlements"));
        var running = running(months);
        chart.setData(
                months.stream()
                        .map(month -> Formats.current().month(month.month()))
                        .toList(),
                List.of(
                        Series.counts(
                                        getTranslation("overview.settlements"),
                                        ChartColor.ACCENT,
                                        months.stream()
                                                .map(SettlementMonth::settlements)
                                                .toList())
                                .withUnfinished(running),
                        Series.counts(
                                        getTranslation("overview.settled-users"),
                                        ChartColor.RETURNING,
                                        months.stream()
                                                .map(SettlementMonth::users)
                                                .toList())
                                .withUnfinished(running)));
        return chart;
    }

    private Set<Integer> running(List<SettlementMonth> months) {
        var now = YearMonth.now(background.clock());
        return IntStream.range(0, months.size())
                .filter(place -> !months.get(place).month().isBefore(now))
                .boxed()
                .collect(Collectors.toSet());
    }

    private Manifest manifest(List<SettlementMonth> months) {
        var clock = background.clock();
        return new Manifest(
                "settlements",
                months.isEmpty()
                        ? ""
                        : months.getFirst().month() + " " + months.getLast().month(),
                clock.getZone().getId(),
                "live",
                Map.of(),
                clock.instant());
    }
}
