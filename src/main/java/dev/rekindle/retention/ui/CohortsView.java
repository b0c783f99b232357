package dev.rekindle.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.retention.ChurnRate;
import dev.rekindle.retention.CohortService;
import dev.rekindle.retention.CohortSplit;
import dev.rekindle.retention.CohortTriangle;
import dev.rekindle.retention.FilterChoices;
import dev.rekindle.retention.Lifecycle;
import dev.rekindle.retention.RetentionCurve;
import dev.rekindle.segment.AudienceService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who comes back: cohorts by their first day, the days after it, of whom the active users are made up, and how many
 * leave. Answers whether those who begin now stay longer than those who began before. Executives see the numbers, not
 * the people.
 */
@Route("cohorts")
@Menu(title = "cohorts.title", order = 3, icon = "icons/cohorts.svg")
@RolesAllowed("EXEC")
class CohortsView extends Page implements BeforeEnterObserver {

    private final CohortService service;
    private final Background background;
    private final boolean mayImport;
    private final @Nullable CohortAudience audience;
    private final CohortForm form = new CohortForm(this::navigate);
    private final TriangleCard triangle = new TriangleCard();
    private final CurveCard curve = new CurveCard();
    private final LifecycleCard lifecycle = new LifecycleCard();
    private final ChurnCard churn = new ChurnCard();
    private final LoadingCard<FilterChoices> choices;
    private final LoadingCard<Shown<CohortTriangle>> triangleCard;
    private final LoadingCard<Shown<Curves>> curveCard;
    private final LoadingCard<Shown<Lifecycle>> lifecycleCard;
    private final LoadingCard<Shown<List<ChurnRate>>> churnCard;
    private final ExportMenu exports = new ExportMenu().about(getTranslation("cohorts.triangle.title"));
    private final Div whole = new Div();
    private CohortSelection selection = CohortSelection.USUAL;

    /** What was asked, and what came back. */
    private record Shown<T>(CohortSelection selection, T of, Optional<LocalDate> newestDay) {}

    private record Curves(RetentionCurve all, Map<String, RetentionCurve> parts) {}

    CohortsView(
            CohortService service,
            AudienceService audiences,
            Background background,
            AuthenticationContext authentication) {
        super("cohorts.title");
        this.service = service;
        this.background = background;
        mayImport = authentication.hasRole("CRM");
        audience = mayImport ? new CohortAudience(service, audiences, background.clock()) : null;
        choices =
                new LoadingCard<>(background, getTranslation("cohorts.filters"), service::choices, this::offer).plain();
        triangleCard = new LoadingCard<>(
                        background, getTranslation("cohorts.triangle.title"), () -> triangle(selection), this::triangle)
                .controls(exports);
        curveCard = card("cohorts.curve.title", () -> curves(selection), this::curves);
        lifecycleCard = card("cohorts.lifecycle.title", () -> lifecycle(selection), this::lifecycle);
        churnCard = card("cohorts.churn.title", () -> churn(selection), this::churn);
        whole.addClassName("rk-stack");
        add(whole);
    }

    private <T> LoadingCard<Shown<T>> card(
            String title, Callable<Shown<T>> question, Function<Shown<T>, Component> show) {
        return TableExports.card(background, getTranslation(title), question, show, answer -> answer.selection()
                .manifest("cohorts", background.clock()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            ask(CohortSelection.parse(event.getLocation().getQueryParameters()));
        } catch (Refusal wrong) {
            whole.removeAll();
            whole.add(new EmptyState(
                    getTranslation("cohorts.bad-url"),
                    wrong.words(getLocale()),
                    link(CohortSelection.USUAL, "cohorts.start-over")));
        }
    }

    private void ask(CohortSelection asked) {
        selection = asked;
        form.show(asked);
        if (triangleCard.isAttached()) {
            triangleCard.reload(() -> triangle(asked));
            curveCard.reload(() -> curves(asked));
            lifecycleCard.reload(() -> lifecycle(asked));
            churnCard.reload(() -> churn(asked));
        } else {
            whole.removeAll();
            whole.add(form, choices, triangleCard, curveCard, lifecycleCard, churnCard);
        }
    }

    private void navigate(CohortSelection asked) {
        getUI().ifPresent(ui -> ui.navigate(CohortsView.class, asked.url()));
    }

    private Component offer(FilterChoices offered) {
        form.offer(offered);
        return new Div();
    }

    private Shown<CohortTriangle> triangle(CohortSelection asked) {
        var question = asked.shown(LocalDate.now(background.clock()));
        return new Shown<>(asked, service.triangle(question), service.newestDay());
    }

    private Component triangle(Shown<CohortTriangle> answer) {
        var cohorts = answer.of().cohorts();
        var isAnything = answer.newestDay().isPresent();
        Stream.of(form, curveCard, lifecycleCard, churnCard).forEach(part -> part.setVisible(isAnything));
        if (cohorts.isEmpty()) {
            exports.offer(List.of());
            return nothing(answer);
        }
        var table = TriangleExport.of(
                answer.selection(),
                answer.of(),
                getTranslation("cohorts.mean"),
                background.clock().instant());
        TableExports.sign(triangle, table.manifest());
        exports.offer(TableExports.files(table));
        return triangle.show(answer.selection(), answer.of(), numbers(answer), caption(answer.selection()));
    }

    /** Why there is nothing to show, and what to do. */
    private Component nothing(Shown<?> answer) {
        var asked = answer.selection();
        if (answer.newestDay().isEmpty()) {
            return EmptyState.leading(mayImport, "cohorts.no-actions", "data");
        }
        if (!asked.filters().isEmpty()) {
            return new EmptyState(
                    getTranslation("cohorts.filtered-away"),
                    CohortNumbers.filters(asked),
                    link(asked.withoutFilters(), "cohorts.clear"));
        }
        var newest = answer.newestDay().get();
        return new EmptyState(
                getTranslation("cohorts.none-in-range"),
                getTranslation("cohorts.none-in-range.do", Formats.current().date(newest)),
                link(asked.at(newest.plusDays(1)), "cohorts.none-in-range.go"));
    }

    private RouterLink link(CohortSelection to, String key) {
        var link = new RouterLink(getTranslation(key), CohortsView.class);
        link.setQueryParameters(to.url());
        return link;
    }

    private Shown<Curves> curves(CohortSelection asked) {
        var question = asked.question();
        return new Shown<>(
                asked,
                new Curves(
                        service.retention(question, CurveCard.DAYS),
                        asked.split() == CohortSplit.NONE
                                ? Map.of()
                                : service.retention(question, asked.split(), CurveCard.DAYS)),
                Optional.empty());
    }

    private Component curves(Shown<Curves> answer) {
        var asked = answer.selection();
        header().answer(sentence(answer.of().all()));
        return curve.show(asked, answer.of().all(), answer.of().parts(), caption(asked));
    }

    private String sentence(RetentionCurve all) {
        var formats = Formats.current();
        var named = all.days().stream()
                .filter(day -> CurveCard.NAMED.contains(day.day()))
                .toList();
        var first = named.getFirst();
        return first.eligible() == 0
                ? getTranslation("cohorts.answer.none")
                : getTranslation(
                        "cohorts.answer",
                        formats.count(first.eligible()),
                        share(named.get(0), formats),
                        share(named.get(1), formats),
                        share(named.get(3), formats));
    }

    private static String share(RetentionCurve.Day day, Formats formats) {
        return day.rate() == null ? "–" : formats.share(day.rate());
    }

    private Shown<Lifecycle> lifecycle(CohortSelection asked) {
        return new Shown<>(asked, service.lifecycle(asked.question(), asked.last()), Optional.empty());
    }

    private Component lifecycle(Shown<Lifecycle> answer) {
        return lifecycle.show(answer.selection(), answer.of(), numbers(answer), caption(answer.selection()));
    }

    private Shown<List<ChurnRate>> churn(CohortSelection asked) {
        return new Shown<>(asked, service.churn(asked.question(), asked.last()), service.newestDay());
    }

    private Component churn(Shown<List<ChurnRate>> answer) {
        return answer.of().isEmpty()
                ? new EmptyState(getTranslation("cohorts.churn.nobody"), getTranslation("cohorts.churn.nobody.do"))
                : churn.show(answer.selection(), answer.of(), numbers(answer), caption(answer.selection()));
    }

    private CohortNumbers numbers(Shown<?> answer) {
        return new CohortNumbers(service, answer.selection(), background.clock(), audience);
    }

    private String zone() {
        return background.clock().getZone().getId();
    }

    /** What every chart says below its title: zone, week, day, filters. */
    private String caption(CohortSelection asked) {
        return getTranslation(
                "cohorts.caption", zone(), CohortNumbers.asOf(asked, Formats.current()), CohortNumbers.filters(asked));
    }
}
