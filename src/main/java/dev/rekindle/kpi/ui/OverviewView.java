package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.kpi.Alert;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.Happening;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.KpiStanding;
import dev.rekindle.kpi.OverviewChoice;
import dev.rekindle.kpi.TokenMonth;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.FirstSteps;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LiveFeed;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.LiveRegion;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first page of the day: how many are here, who comes and goes, what it is worth, live; and how that came over the
 * days of a range. Of an empty system: how to fill it.
 */
@Route("")
@Menu(title = "overview.title", order = 1, icon = "icons/overview.svg")
@RolesAllowed("EXEC")
class OverviewView extends Page implements BeforeEnterObserver {

    private final KpiService kpis;
    private final LiveFeed<KpiStanding> feed;
    private final LiveFeed<List<Alert>> alerts;
    private final FirstSteps firstSteps;
    private final Background background;
    private final Div whole = new Div();

    OverviewView(
            KpiService kpis,
            LiveFeed<KpiStanding> feed,
            LiveFeed<List<Alert>> alerts,
            FirstSteps firstSteps,
            Background background) {
        super("overview.title");
        this.kpis = kpis;
        this.feed = feed;
        this.alerts = alerts;
        this.firstSteps = firstSteps;
        this.background = background;
        whole.addClassName("rk-stack");
        add(whole);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var empty = firstSteps.whileEmpty();
        if (empty.isPresent()) {
            show(empty.get());
            return;
        }
        var choice = kpis.choice();
        if (!choice.hasActions()) {
            show(withoutActions());
            return;
        }
        var today = LocalDate.now(background.clock());
        ask(event.getLocation().getQueryParameters(), today)
                .ifPresent(question -> show(content(question, choice, today)));
    }

    /** The question of the address; empty, with a word on the page, when it cannot be read. */
    private Optional<OverviewQuestion> ask(QueryParameters url, LocalDate today) {
        try {
            return Optional.of(OverviewUrl.parse(url, today));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            show(new EmptyState(
                    getTranslation("overview.bad-url"),
                    Objects.toString(wrong.getMessage(), ""),
                    new Anchor("", getTranslation("overview.as-usual"))));
            return Optional.empty();
        }
    }

    private void show(Component... content) {
        whole.removeAll();
        whole.add(content);
    }

    private Component[] withoutActions() {
        var formats = Formats.current();
        var basics = kpis.withoutActions();
        header().answer(getTranslation("overview.no-actions.answer"));
        return new Component[] {
            new EmptyState(
                    getTranslation("overview.no-actions"),
                    getTranslation("overview.no-actions.what-to-do"),
                    new Anchor("reactivation", getTranslation("overview.no-actions.go"))),
            new Tiles(
                    new StatTile(getTranslation("overview.users"), formats.count(basics.users())),
                    new StatTile(getTranslation("overview.settlements"), formats.count(basics.settlements()))
                            .secondary(
                                    basics.lastSettlement() == null
                                            ? ""
                                            : getTranslation(
                                                    "overview.last-settlement", formats.date(basics.lastSettlement()))))
        };
    }

    private Component[] content(OverviewQuestion question, OverviewChoice choice, LocalDate today) {
        var zone = background.clock().getZone();
        var from = question.from();
        var to = question.to();
        var filters = new OverviewFilters(choice, question, today, this::navigate);
        var strip = new AlertStrip(alerts);
        var actives = card("overview.actives-card", () -> days(question), this::actives);
        var tokens = card(
                "overview.tokens-card",
                () -> new Tokens(
                        kpis.kpis(from, to, question.filter()).days(), kpis.tokenMonths(to), kpis.happenings(from, to)),
                this::tokens);
        var loop = card("overview.loop-card", () -> kpis.partnerLoop(from, to), answer -> LoopChart.show(answer, zone));
        var peak = card(
                "overview.peak-hours-card",
                () -> kpis.peakHours(from, to),
                answer -> PeakHoursChart.show(answer, from, to, zone));
        var groups = card(
                "overview.groups-card",
                () -> kpis.groups(from, to),
                answer -> GroupCharts.show(answer, choice.groups(), List.of()));
        var beside = new Div(loop, peak);
        beside.addClassName("rk-columns");
        return question.filter().isEverybody()
                ? new Component[] {filters, strip, tiles(question, today), actives, tokens, beside, groups}
                : new Component[] {
                    filters,
                    strip,
                    tiles(question, today),
                    actives,
                    tokens,
                    new Paragraph(getTranslation("overview.all-users")),
                    beside,
                    groups
                };
    }

    private <T> LoadingCard<T> card(String title, Callable<T> question, Function<T, Component> show) {
        return new LoadingCard<>(background, getTranslation(title), question, show);
    }

    private Component tiles(OverviewQuestion question, LocalDate today) {
        var numbers = new KpiNumbers(kpis, question.to(), question.filter());
        var tiles = new KpiTiles(background.clock().getZone(), numbers::of);
        if (question.isLive(today)) {
            tiles.setVisible(false);
            var region = new LiveRegion<>(feed, live -> follow(tiles, live));
            region.add(tiles);
            return region;
        }
        return card(
                        "overview.tiles",
                        () -> kpis.standing(question.from(), question.to(), question.filter(), question.comparison()),
                        standing -> {
                            answer(standing);
                            tiles.show(standing, false);
                            return tiles;
                        })
                .plain();
    }

    private void follow(KpiTiles tiles, Live<KpiStanding> live) {
        tiles.setClassName("rk-stale", live.failing());
        var standing = live.value();
        if (standing == null) {
            header().answer(getTranslation("overview.no-answer"));
            return;
        }
        tiles.setVisible(true);
        tiles.show(standing, !live.failing());
        if (live.failing()) {
            header().answer(getTranslation(
                    "overview.stale",
                    Formats.current()
                            .time(standing.at().atZone(background.clock().getZone()))));
        } else {
            answer(standing);
        }
    }

    private void answer(KpiStanding standing) {
        var formats = Formats.current();
        var day = standing.day();
        header().answer(getTranslation(
                "overview.answer",
                formats.date(day.day()),
                text(Kpi.DAU, day),
                text(Kpi.MAU, day),
                text(Kpi.NEW, day),
                text(Kpi.CHURN_RATE, day)));
    }

    private static String text(Kpi kpi, KpiDay day) {
        var value = kpi.of(day);
        return value == null ? "–" : KpiTile.text(kpi, value);
    }

    private record Days(List<KpiDay> days, List<KpiDay> before, List<Happening> happenings) {}

    private Days days(OverviewQuestion question) {
        var days = kpis.kpis(question.from(), question.to(), question.filter()).days();
        return new Days(
                days,
                question.comparison() == Comparison.PERIOD
                        ? kpis.kpis(
                                        question.from().minusDays(days.size()),
                                        question.from().minusDays(1),
                                        question.filter())
                                .days()
                        : List.of(),
                kpis.happenings(question.from(), question.to()));
    }

    private Component actives(Days days) {
        return DayCharts.actives(days.days(), days.before(), days.happenings());
    }

    private record Tokens(List<KpiDay> days, List<TokenMonth> months, List<Happening> happenings) {}

    private Component tokens(Tokens tokens) {
        var charts = new Div();
        charts.addClassName("rk-charts");
        var months = new BarChart(getTranslation("overview.tokens-by-month"));
        months.setAxisTitles(getTranslation("overview.month"), getTranslation("overview.tokens"));
        months.setData(
                tokens.months().stream()
                        .map(month -> Formats.current().month(month.month()))
                        .toList(),
                List.of(
                        amounts("kpi.earned-partner", ChartColor.ACCENT, tokens.months(), TokenMonth::earnedPartner),
                        amounts("kpi.earned-app", ChartColor.RETURNING, tokens.months(), TokenMonth::earnedApp),
                        amounts("kpi.spent", ChartColor.RESURRECTED, tokens.months(), TokenMonth::spent)));
        charts.add(DayCharts.tokens(this, tokens.days(), tokens.happenings()), months);
        return charts;
    }

    private Series amounts(
            String name, ChartColor color, List<TokenMonth> months, Function<TokenMonth, BigDecimal> amount) {
        return new Series(
                getTranslation(name),
                color,
                months.stream()
                        .<@Nullable Double>map(month -> amount.apply(month).doubleValue())
                        .toList());
    }

    private void navigate(OverviewQuestion question) {
        getUI().ifPresent(ui -> ui.navigate(OverviewView.class, OverviewUrl.of(question)));
    }
}
