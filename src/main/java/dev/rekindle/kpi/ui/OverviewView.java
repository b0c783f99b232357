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
import dev.rekindle.kpi.Alert;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.KpiStanding;
import dev.rekindle.kpi.OverviewChoice;
import dev.rekindle.kpi.WithoutActionsService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.FirstSteps;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LiveFeed;
import dev.rekindle.ui.LiveFeed.Live;
import dev.rekindle.ui.LiveRegion;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.Refusal;
import dev.rekindle.ui.StatTile;
import dev.rekindle.ui.Tiles;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The first page of the day: how many are here, who comes and goes, what it is worth, live; and how that came over the
 * days of a range. Of an empty system: how to fill it.
 */
@Route("")
@Menu(title = "overview.title", order = 1, icon = "icons/overview.svg")
@RolesAllowed("EXEC")
class OverviewView extends Page implements BeforeEnterObserver {

    private final KpiService kpis;
    private final WithoutActionsService without;
    private final LiveFeed<KpiStanding> feed;
    private final LiveFeed<List<Alert>> alerts;
    private final FirstSteps firstSteps;
    private final Background background;
    private final Div whole = new Div();

    OverviewView(
            KpiService kpis,
            WithoutActionsService without,
            LiveFeed<KpiStanding> feed,
            LiveFeed<List<Alert>> alerts,
            FirstSteps firstSteps,
            Background background) {
        super("overview.title");
        this.kpis = kpis;
        this.without = without;
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
        } catch (Refusal wrong) {
            show(new EmptyState(
                    getTranslation("overview.bad-url"),
                    wrong.words(getLocale()),
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
        var basics = without.basics();
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
                                                    "overview.last-settlement",
                                                    formats.date(basics.lastSettlement())))),
            new SettlementsCard(without, background)
        };
    }

    private Component[] content(OverviewQuestion question, OverviewChoice choice, LocalDate today) {
        var cards = new OverviewCards(kpis, background, question);
        return Stream.of(
                        Stream.of(new OverviewFilters(choice, question, today, this::navigate), new AlertStrip(alerts)),
                        question.filter().isEverybody() ? Stream.<Component>of() : Stream.of(counted()),
                        Stream.of(
                                tiles(question, today),
                                cards.actives(),
                                cards.tokens(),
                                cards.loop(),
                                cards.peakHours(),
                                cards.groups(choice.groups())))
                .flatMap(Function.identity())
                .toArray(Component[]::new);
    }

    /** Of when the figures of some users are; those of all are live. */
    private Component counted() {
        var zone = background.clock().getZone();
        return new Paragraph(kpis.slicesCountedAt()
                .map(at -> getTranslation(
                        "overview.filter-counted", Formats.current().dateTime(at.atZone(zone))))
                .orElseGet(() -> getTranslation("overview.filter-not-counted")));
    }

    private <T> LoadingCard<T> card(String title, Callable<T> question, Function<T, Component> show) {
        return new LoadingCard<>(background, getTranslation(title), question, show);
    }

    private Component tiles(OverviewQuestion question, LocalDate today) {
        var numbers = new KpiNumbers(kpis, question, question.manifest(background.clock()));
        var tiles = new KpiTiles(background.clock(), question, numbers::of);
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
                day.churnRate() == null ? "overview.answer.no-churn" : "overview.answer",
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

    private void navigate(OverviewQuestion question) {
        getUI().ifPresent(ui -> ui.navigate(OverviewView.class, OverviewUrl.of(question)));
    }
}
