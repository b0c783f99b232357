package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.GroupDay;
import dev.rekindle.kpi.Happening;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.TokenMonth;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The cards below the tiles: how it came over the days of the range, each with its tables to take away. */
final class OverviewCards {

    private final KpiService kpis;
    private final Background background;
    private final OverviewQuestion question;

    OverviewCards(KpiService kpis, Background background, OverviewQuestion question) {
        this.kpis = kpis;
        this.background = background;
        this.question = question;
    }

    private record Days(List<KpiDay> days, List<KpiDay> before, List<Happening> happenings) {}

    LoadingCard<?> actives() {
        return card(
                "overview.actives-card",
                () -> new Days(days(), before(), happenings()),
                answer -> DayCharts.actives(answer.days(), answer.before(), answer.happenings()));
    }

    private record Tokens(
            List<KpiDay> days, List<TokenMonth> months, List<Happening> happenings, List<Happening> inMonths) {}

    LoadingCard<?> tokens() {
        return card(
                "overview.tokens-card",
                () -> {
                    var months = kpis.tokenMonths(question.to(), question.filter());
                    return new Tokens(
                            days(),
                            months,
                            happenings(),
                            months.isEmpty()
                                    ? List.of()
                                    : kpis.happenings(months.getFirst().month().atDay(1), question.to()));
                },
                this::tokens);
    }

    private Component tokens(Tokens tokens) {
        var charts = new Div();
        charts.addClassName("rk-charts");
        charts.add(
                DayCharts.tokens(charts, tokens.days(), tokens.happenings()),
                DayCharts.tokensByMonth(charts, tokens.months(), lastWholeDay(), tokens.inMonths()));
        return charts;
    }

    LoadingCard<?> loop() {
        return card(
                "overview.loop-card",
                () -> kpis.partnerLoop(question.from(), question.to(), question.filter()),
                answer -> LoopChart.show(answer, background.clock().getZone()));
    }

    LoadingCard<?> peakHours() {
        return card(
                "overview.peak-hours-card",
                () -> kpis.peakHours(question.from(), question.to(), question.filter()),
                answer -> PeakHoursChart.show(answer, question.from(), question.to(), background.clock()));
    }

    private record Groups(List<GroupDay> days, List<Happening> happenings, Optional<Instant> countedAt) {}

    /** @param active the groups of the active policy, the highest first */
    LoadingCard<?> groups(List<String> active) {
        return card(
                "overview.groups-card",
                () -> new Groups(
                        kpis.groups(question.from(), question.to(), question.filter()),
                        happenings(),
                        kpis.groupsCountedAt()),
                answer -> GroupCharts.show(
                        answer.days(),
                        active,
                        answer.happenings(),
                        counted(answer),
                        LocalDate.now(background.clock())));
    }

    /** Of when today's groups are; those of days that are over stand. */
    private String counted(Groups groups) {
        var clock = background.clock();
        return question.to().isBefore(LocalDate.now(clock))
                ? ""
                : groups.countedAt()
                        .map(at -> I18NProvider.translate(
                                "overview.counted-at", Formats.current().dateTime(at.atZone(clock.getZone()))))
                        .orElse("");
    }

    /** Of the range, or the one before the running day. */
    private LocalDate lastWholeDay() {
        var today = LocalDate.now(background.clock());
        return question.to().isBefore(today) ? question.to() : today.minusDays(1);
    }

    private List<KpiDay> days() {
        return kpis.kpis(question.from(), question.to(), question.filter()).days();
    }

    private List<KpiDay> before() {
        return question.comparison() == Comparison.PERIOD
                ? kpis.kpis(question.before(), question.from().minusDays(1), question.filter())
                        .days()
                : List.of();
    }

    private List<Happening> happenings() {
        return kpis.happenings(question.from(), question.to());
    }

    private <T> LoadingCard<T> card(String title, Callable<T> ask, Function<T, Component> show) {
        return TableExports.card(
                background, I18NProvider.translate(title), ask, show, answer -> question.manifest(background.clock()));
    }
}
