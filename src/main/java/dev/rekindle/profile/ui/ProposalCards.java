package dev.rekindle.profile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.rekindle.recommendation.BestWindow;
import dev.rekindle.recommendation.OfferedProgramme;
import dev.rekindle.recommendation.Reason;
import dev.rekindle.recommendation.Recommendation;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the app proposes to the user today, as the app shows it: a card each, with its button. Here a button only says
 * where it leads, and nothing is recorded: looking at a user is no impression.
 */
final class ProposalCards extends Div {

    ProposalCards(Recommendation recommendation) {
        addClassName("rk-stack");
        var cards = new Div();
        cards.addClassName("rk-messages");
        var details = recommendation.details();
        for (var i = 0; i < recommendation.proposals().size(); i++) {
            var proposal = recommendation.proposals().get(i);
            cards.add(card(
                    getTranslation("recommendations.proposal." + proposal.type()),
                    proposal.message(),
                    details == null ? List.of() : details.get(i).reasons(),
                    button(proposal.game(), proposal.action())));
        }
        var useNow = recommendation.useNow();
        if (useNow != null) {
            cards.add(card(
                    getTranslation("recommendations.proposal." + useNow.type()),
                    useNow.message(),
                    useNow.detail().reasons(),
                    button("", useNow.action())));
        }
        if (recommendation.programmes() != null) {
            recommendation.programmes().forEach(programme -> cards.add(programme(programme)));
        }
        if (cards.getComponentCount() == 0) {
            add(
                    recommendation.recommendedGame() == null
                            ? new EmptyState(
                                    getTranslation("users.proposals.protected"),
                                    getTranslation("users.proposals.protected.why"))
                            : new EmptyState(
                                    getTranslation("users.proposals.unknown"),
                                    getTranslation("users.proposals.unknown.why")));
        } else {
            add(new Paragraph(getTranslation("users.recommended-game", recommendation.recommendedGame())));
            add(new Paragraph(bestWindow(recommendation.bestWindow())), cards);
        }
    }

    private String bestWindow(@Nullable BestWindow window) {
        return window == null
                ? getTranslation("users.best-hour.unknown")
                : getTranslation(
                        "users.best-hour",
                        window.from(),
                        window.to(),
                        window.observations(),
                        getTranslation("users.best-hour." + window.source()));
    }

    private Component programme(OfferedProgramme programme) {
        return card(
                programme.title() + " · " + getTranslation("recommendations.kind." + programme.kind()),
                programme.message(),
                programme.reasons(),
                null);
    }

    private Component card(String title, String message, List<Reason> reasons, @Nullable Component button) {
        var card = new Div(new H3(title), new Paragraph(message));
        card.addClassName("rk-message");
        reasons.forEach(reason -> card.add(new Span(getTranslation(
                "users.because",
                reason.rule(),
                reason.values().entrySet().stream()
                        .map(value -> value.getKey() + " = " + inFigures(value.getValue()))
                        .collect(Collectors.joining(", ")),
                reason.policy() + " v" + reason.policyVersion()))));
        if (button != null) {
            card.add(button);
        }
        return card;
    }

    private static String inFigures(@Nullable Object value) {
        return value instanceof Number number
                ? Formats.current().decimal(number.doubleValue(), 2)
                : String.valueOf(value);
    }

    /** A game is opened, except for the actions that lead to the partner. */
    private Button button(@Nullable String game, @Nullable String action) {
        var toPartner = action != null && action.contains("CORPORATE");
        var button = new Button(
                getTranslation(toPartner ? "users.to-partner" : "users.to-game"),
                click -> Notification.show(getTranslation(
                        toPartner ? "users.to-partner.in-app" : "users.to-game.in-app",
                        game == null || game.isEmpty() ? String.valueOf(action) : game)));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
