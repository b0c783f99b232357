package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import dev.rekindle.campaign.MessageService;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.importing.ImportService;
import dev.rekindle.reactivation.LaunchService;
import dev.rekindle.reactivation.Preset;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.SavedPolicyService;
import dev.rekindle.reactivation.SendListService;
import dev.rekindle.risk.ChurnRisk;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;

/**
 * The whole way of a reactivation campaign on one page: who is about to leave, what would bring them back, in which arm
 * they were, and whether it worked. The high-risk counts follow the form while it is filled in; the rest follows on
 * "Compute". Executives see the numbers, not the people.
 */
@Route("reactivation")
@Menu(title = "menu.reactivation", order = 4, icon = "icons/reactivation.svg")
@RolesAllowed("EXEC")
class ReactivationView extends Page implements BeforeEnterObserver {

    private final ReactivationService service;
    private final ImportService imports;
    private final Background background;
    private final boolean readsUsers = mayReadUsers();
    private final PolicyForm form;
    private final RiskOverview risk = new RiskOverview();
    private final MatchingCards matching = new MatchingCards();
    private final ResultCards results = new ResultCards();
    private final AfterCards after = new AfterCards();
    private final UnmatchedCard unmatched;
    private final MessagesCard messages;
    private final LaunchCard launch;
    private final SendListCard sendList;
    private final CompareCard compare;
    private final Div campaign = new Div();
    private final Div whole = new Div();

    private final LoadingCard<Answer<ChurnRisk>> riskCard;
    private final LoadingCard<Answer<ReactivationDocument>> resultCard;

    private ReactivationQuestion question;

    /** What was asked, and what came back. */
    private record Answer<T>(ReactivationQuestion question, T of) {}

    ReactivationView(
            ReactivationService service,
            ImportService imports,
            MessageService words,
            SendListService sends,
            LaunchService launches,
            SavedPolicyService policies,
            Background background) {
        super("reactivation.title");
        this.service = service;
        this.imports = imports;
        this.background = background;
        form = new PolicyForm(service.regions(), policies, readsUsers, this::follow, this::navigate);
        sendList = new SendListCard(sends);
        compare = new CompareCard(service, policies, background);
        question = new ReactivationQuestion(LocalDate.EPOCH, ReactivationPolicy.of(Preset.STANDARD));
        unmatched = new UnmatchedCard(service, background, question);
        messages = new MessagesCard(service, words, sends, background, question);
        launch = new LaunchCard(launches, background, question);
        riskCard = new LoadingCard<>(background, getTranslation("reactivation.who"), () -> risk(question), this::risk)
                .plain();
        resultCard = new LoadingCard<>(
                        background, getTranslation("reactivation.outcome"), () -> document(question), this::results)
                .plain();
        campaign.add(matching);
        if (readsUsers) {
            campaign.add(unmatched, messages, launch);
        }
        campaign.add(results, after, new SimulationCard(background), compare);
        if (readsUsers) {
            campaign.add(sendList);
        }
        campaign.addClassName("rk-stack");
        whole.addClassName("rk-stack");
        add(whole);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!service.hasRows()) {
            show(new EmptyState(
                    getTranslation("reactivation.empty"),
                    getTranslation("reactivation.empty.what-to-do"),
                    new Anchor("", getTranslation("reactivation.empty.go"))));
            return;
        }
        try {
            ask(QuestionUrl.parse(event.getLocation().getQueryParameters(), this::defaultAsOf));
        } catch (Refusal wrong) {
            show(new EmptyState(getTranslation("reactivation.bad-url"), wrong.words(getLocale())));
        }
    }

    private LocalDate defaultAsOf() {
        return imports.lastAsOf().or(service::defaultAsOf).orElseThrow();
    }

    private void ask(ReactivationQuestion asked) {
        question = asked;
        form.show(asked);
        if (resultCard.isAttached()) {
            riskCard.reload(() -> risk(asked));
            resultCard.reload(() -> document(asked));
        } else {
            show(form, riskCard, resultCard);
        }
    }

    private void show(Component... content) {
        whole.removeAll();
        whole.add(content);
    }

    /** The form holds another question: the counts of risk follow at once, the rest waits for "Compute". */
    private void follow(ReactivationQuestion changed) {
        riskCard.reload(() -> risk(changed));
    }

    private Answer<ChurnRisk> risk(ReactivationQuestion asked) {
        return new Answer<>(asked, service.churnRisk(asked));
    }

    private Answer<ReactivationDocument> document(ReactivationQuestion asked) {
        return new Answer<>(asked, service.document(asked));
    }

    private Component risk(Answer<ChurnRisk> answer) {
        var shown = risk.show(answer.of(), new Numbers(service, answer.question(), background.clock()));
        TableExports.offer(shown, QuestionUrl.manifest(answer.question(), background.clock()));
        return shown;
    }

    private void navigate(ReactivationQuestion asked) {
        getUI().ifPresent(ui -> ui.navigate(ReactivationView.class, QuestionUrl.of(asked)));
    }

    private Component results(Answer<ReactivationDocument> answer) {
        var asked = answer.question();
        var document = answer.of();
        var numbers = new Numbers(service, asked, background.clock());
        header().answer(answer(document));
        matching.show(document, numbers);
        results.show(document, numbers);
        after.show(document, numbers);
        compare.show(asked);
        if (readsUsers) {
            unmatched.show(asked);
            messages.show(asked);
            launch.show(asked);
            sendList.show(asked, document);
        }
        TableExports.offer(campaign, QuestionUrl.manifest(asked, background.clock()));
        return campaign;
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
