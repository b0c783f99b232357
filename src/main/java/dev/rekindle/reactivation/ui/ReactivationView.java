package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinRequest;
import dev.rekindle.campaign.MessageService;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.SendList;
import dev.rekindle.risk.ChurnRisk;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of a reactivation campaign on one page: who is about to leave, what would bring them back, in which arm
 * they were, and whether it worked. The high-risk counts follow the form while it is filled in; the rest follows on
 * "Compute". Executives see the numbers, not the people.
 */
@Route("reactivation")
@Menu(title = "menu.reactivation", order = 4, icon = "icons/reactivation.svg")
@RolesAllowed("EXEC")
final class ReactivationView extends Page implements BeforeEnterObserver {

    private final ReactivationService service;
    private final Background background;
    private final PolicyForm form;
    private final RiskOverview risk = new RiskOverview();
    private final MatchingCards matching = new MatchingCards();
    private final ResultCards results = new ResultCards();
    private final AfterCards after = new AfterCards();
    private final UnmatchedCard unmatched;
    private final MessagesCard messages;
    private final SendListCard sendList;
    private final CompareCard compare;
    private final Div whole = new Div();

    private @Nullable LoadingCard<ChurnRisk> riskCard;
    private @Nullable LoadingCard<ReactivationDocument> resultCard;

    ReactivationView(ReactivationService service, MessageService words, SendList sends, Background background) {
        super("reactivation.title");
        this.service = service;
        this.background = background;
        form = new PolicyForm(service.regions(), this::follow, this::navigate);
        unmatched = new UnmatchedCard(service);
        messages = new MessagesCard(service, words, sends);
        sendList = new SendListCard(sends);
        compare = new CompareCard(service, background);
        whole.addClassName("rk-stack");
        add(whole);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        whole.removeAll();
        var day = service.defaultAsOf();
        if (day.isEmpty()) {
            whole.add(new EmptyState(
                    getTranslation("reactivation.empty"),
                    getTranslation("reactivation.empty.what-to-do"),
                    new RouterLink(getTranslation("reactivation.empty.go"), event.getNavigationTarget())));
            return;
        }
        try {
            var question = QuestionUrl.parse(event.getLocation().getQueryParameters(), day.get());
            form.show(question);
            whole.add(form);
            show(question);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            whole.add(
                    form,
                    new EmptyState(getTranslation("reactivation.bad-url"), Objects.toString(wrong.getMessage(), "")));
        }
    }

    private void show(ReactivationQuestion question) {
        riskCard = new LoadingCard<>(
                        background,
                        getTranslation("reactivation.who"),
                        () -> service.churnRisk(question),
                        counts -> risk.show(counts, new Numbers(service, question)))
                .plain();
        resultCard = new LoadingCard<>(
                        background,
                        getTranslation("reactivation.outcome"),
                        () -> service.document(question),
                        document -> results(question, document))
                .plain();
        whole.add(riskCard, resultCard);
    }

    /** The form holds another question: the counts of risk follow at once, the rest waits for "Compute". */
    private void follow(ReactivationQuestion question) {
        if (riskCard != null) {
            riskCard.reload(() -> service.churnRisk(question));
        }
    }

    private void navigate(ReactivationQuestion question) {
        getUI().ifPresent(ui -> ui.navigate(ReactivationView.class, QuestionUrl.of(question)));
    }

    private Component results(ReactivationQuestion question, ReactivationDocument document) {
        var numbers = new Numbers(service, question);
        header().answer(answer(document));
        matching.show(document, numbers);
        results.show(document, numbers);
        after.show(document, numbers);
        compare.show(question);
        var cards = new Div(matching);
        cards.addClassName("rk-stack");
        if (mayReadUsers()) {
            unmatched.show(question, document);
            messages.show(question);
            cards.add(unmatched, messages);
        }
        cards.add(results, after, compare);
        if (mayReadUsers()) {
            sendList.show(question, document);
            cards.add(sendList);
        }
        return cards;
    }

    private String answer(ReactivationDocument document) {
        var formats = Formats.current();
        return getTranslation(
                "reactivation.answer",
                formats.count(document.highRisk()),
                formats.count(document.evaluable()),
                formats.count(document.matching().potential().matchedUsers()),
                getTranslation("reactivation.rule-name." + document.decision().rule()));
    }

    private static boolean mayReadUsers() {
        var request = VaadinRequest.getCurrent();
        return request != null && request.isUserInRole("CRM");
    }
}
