package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.recommendation.AdultContentService;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.CatalogueService;
import dev.rekindle.recommendation.LearningService;
import dev.rekindle.recommendation.OfferPerformance;
import dev.rekindle.recommendation.Programme;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;

/**
 * What is said to whom: how each offer does, what was learned from it, and the catalogue of programmes and texts that
 * CRM edits. Answers which offers lead to what they aim at.
 */
@Route("recommendations")
@Menu(title = "recommendations.title", order = 6, icon = "icons/recommendations.svg")
@RolesAllowed("EXEC")
class RecommendationsView extends Page {

    private static final int DAYS = 30;

    private final LocalDate today;
    private final PerformanceCard performance = new PerformanceCard();
    private final ProgrammesCard programmes;
    private final TextsCard texts;
    private final GrantingOffersCard offers;
    private final AdultContentCard adult;

    RecommendationsView(
            CatalogueService catalogue,
            AdultContentService contents,
            LearningService learning,
            Background background,
            AuthenticationContext authentication) {
        super("recommendations.title");
        today = LocalDate.now(background.clock());
        var mayEdit = authentication.hasRole("CRM");
        var known = TableExports.card(
                background,
                getTranslation("recommendations.programmes"),
                catalogue::catalogue,
                this::catalogue,
                "recommendations");
        programmes = new ProgrammesCard(catalogue, today, mayEdit, known::reload);
        texts = new TextsCard(catalogue, mayEdit, known::reload);
        offers = new GrantingOffersCard(catalogue, today, mayEdit, known::reload);
        adult = new AdultContentCard(contents, mayEdit, known::reload);
        var shown = TableExports.card(
                background,
                getTranslation("recommendations.performance"),
                () -> new Shown(learning.performance(today.minusDays(DAYS)), catalogue.catalogue()),
                this::shown,
                "recommendations");
        add(shown, new WeightsCard(learning, catalogue, background, mayEdit), known);
    }

    private record Shown(List<OfferPerformance> performance, Catalogue catalogue) {}

    private Component shown(Shown answer) {
        var formats = Formats.current();
        var running = answer.catalogue().programmes().stream()
                .filter(programme ->
                        programme.state(today, answer.catalogue().granted(today)) == Programme.State.RUNNING)
                .count();
        header().answer(getTranslation(
                "recommendations.answer",
                running,
                answer.catalogue().programmes().size(),
                formats.count(answer.performance().stream()
                        .mapToLong(OfferPerformance::impressions)
                        .sum()),
                formats.count(answer.performance().stream()
                        .mapToLong(OfferPerformance::clicks)
                        .sum()),
                formats.count(answer.performance().stream()
                        .mapToLong(OfferPerformance::conversions)
                        .sum())));
        return performance.show(answer.performance(), answer.catalogue());
    }

    private Component catalogue(Catalogue catalogue) {
        var cards = new Div(
                programmes.show(catalogue), texts.show(catalogue), offers.show(catalogue), adult.show(catalogue));
        cards.addClassName("rk-stack");
        return cards;
    }
}
