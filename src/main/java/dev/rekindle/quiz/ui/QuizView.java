package dev.rekindle.quiz.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rekindle.quiz.Quiz;
import dev.rekindle.quiz.QuizLink;
import dev.rekindle.quiz.QuizLinkService;
import dev.rekindle.quiz.QuizService;
import dev.rekindle.ui.EmptyState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The quiz as a user of the app sees it, opened by their own link: a few questions at a time, back and forward, and at
 * the end a way to take everything back. A link that is forged or has expired gets a page that says what to do.
 */
@Route(value = "quiz", autoLayout = false)
@AnonymousAllowed
class QuizView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final QuizService service;
    private final QuizLinkService links;
    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private final Div page = new Div();
    private String link = "";
    private int step = 1;
    private boolean again;
    private @Nullable Quiz asked;

    QuizView(QuizService service, QuizLinkService links) {
        this.service = service;
        this.links = links;
        addClassName("rk-quiz");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter("lang")
                .ifPresent(lang -> event.getUI().setLocale(lang.equals("ko") ? Locale.KOREAN : Locale.ENGLISH));
        link = query.getSingleParameter("link").orElse("");
        step = query.getSingleParameter("step").map(QuizView::number).orElse(1);
        removeAll();
        add(head(), page);
        var known = links.read(link);
        if (known.isEmpty()) {
            show(new EmptyState(getTranslation("quiz.forged"), getTranslation("quiz.forged.do")));
        } else if (links.hasExpired(known.get())) {
            show(new EmptyState(getTranslation("quiz.expired"), getTranslation("quiz.expired.do")));
        } else if (!again && service.hasAnswers(known.get())) {
            show(answered(known.get(), getTranslation("quiz.answered-before")));
        } else {
            ask(known.get());
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("quiz.title");
    }

    private Component head() {
        var brand = new Div(new SvgIcon("icons/rekindle.svg"), new Span(getTranslation("quiz.title")));
        brand.addClassName("rk-brand");
        var languages = new Div(language("ko", "한국어"), language("en", "English"));
        languages.addClassName("rk-languages");
        return new Div(brand, languages);
    }

    private RouterLink language(String code, String name) {
        var other = new RouterLink(name, QuizView.class);
        other.setQueryParameters(address(step, code));
        other.getElement().setAttribute("lang", code);
        return other;
    }

    private QueryParameters address(int step, String lang) {
        return QueryParameters.simple(Map.of("link", link, "step", String.valueOf(step), "lang", lang));
    }

    /**
     * Nobody gets beyond a step that is not answered; who reloads begins anew, since what is not sent is kept nowhere.
     */
    private void ask(QuizLink known) {
        if (asked == null) {
            asked = service.quiz();
        }
        var quiz = asked;
        int last = quiz.questions().getLast().step();
        step = Math.min(step, firstOpenStep(quiz));
        var questions = quiz.questions().stream()
                .filter(question -> question.step() == step)
                .map(question -> new QuestionField(question, answers))
                .toList();
        var title = new H1(getTranslation("quiz.step", step, last));
        var problem = new Paragraph();
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        var back = new Button(getTranslation("quiz.back"), click -> go(step - 1));
        back.setVisible(step > 1);
        var forward = new Button(getTranslation(step < last ? "quiz.forward" : "quiz.finish"), click -> {
            if (questions.stream().anyMatch(QuestionField::isEmpty)) {
                problem.setText(getTranslation("quiz.answer-all"));
            } else if (step < last) {
                go(step + 1);
            } else {
                finish(known, quiz, problem);
            }
        });
        forward.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var buttons = new Div(back, forward);
        buttons.addClassName("rk-controls");
        page.removeAll();
        page.add(title);
        if (step == 1) {
            page.add(new Paragraph(getTranslation("quiz.what-for")));
        }
        questions.forEach(page::add);
        page.add(problem, buttons);
    }

    /** Each step has an address, so that the browser's own back and forward lead to it too. */
    private void go(int to) {
        UI.getCurrent().navigate(QuizView.class, address(to, getLocale().getLanguage()));
    }

    private int firstOpenStep(Quiz quiz) {
        return quiz.questions().stream()
                .filter(question -> !answers.containsKey(question.key()))
                .findFirst()
                .orElseGet(quiz.questions()::getLast)
                .step();
    }

    private static int number(String step) {
        return step.matches("[1-9]\\d?") ? Integer.parseInt(step) : 1;
    }

    private void again() {
        again = true;
        asked = null;
        go(1);
    }

    private void finish(QuizLink known, Quiz quiz, Paragraph problem) {
        attempt(problem, () -> {
            service.submitByLink(known.link(), address(), known.userId(), quiz.version(), Map.copyOf(answers));
            answers.clear();
            again = false;
            show(answered(
                    known, getTranslation("quiz.thanks.do", quiz.questions().size())));
        });
    }

    private Component answered(QuizLink known, String words) {
        var problem = new Paragraph();
        problem.addClassName("rk-form-problem");
        var again = new Button(getTranslation("quiz.again"), click -> again());
        var withdraw = new Button(
                getTranslation("quiz.withdraw"),
                click -> attempt(problem, () -> {
                    service.withdrawByLink(known.link(), address(), known.userId());
                    answers.clear();
                    show(new EmptyState(
                            getTranslation("quiz.withdrawn"),
                            getTranslation("quiz.withdrawn.do"),
                            new Button(getTranslation("quiz.again"), more -> again())));
                }));
        withdraw.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return new Div(new EmptyState(getTranslation("quiz.thanks"), words, again, withdraw), problem);
    }

    /** What is refused is said where the button is: a link can expire, and somebody can try too often. */
    private void attempt(Paragraph problem, Runnable work) {
        try {
            work.run();
        } catch (ResponseStatusException refused) {
            problem.setText(getTranslation(
                    refused.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
                            ? "quiz.too-often"
                            : "quiz.expired.do"));
        }
    }

    private void show(Component content) {
        page.removeAll();
        page.add(content);
    }

    private static String address() {
        return VaadinRequest.getCurrent().getRemoteAddr();
    }
}
