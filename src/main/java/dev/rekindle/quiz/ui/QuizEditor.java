package dev.rekindle.quiz.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rekindle.quiz.AnswerKind;
import dev.rekindle.quiz.Quiz;
import dev.rekindle.quiz.QuizQuestion;
import dev.rekindle.quiz.QuizScale;
import dev.rekindle.quiz.QuizVersionService;
import dev.rekindle.ui.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The draft as a form: scoring and questions. What cannot be asked is said beneath, and nothing is lost. */
class QuizEditor extends Div {

    private final Quiz before;
    private final QuizVersionService versions;
    private final Runnable changed;
    private final IntegerField highFrom = new IntegerField(getTranslation("quizzes.high-from"));
    private final IntegerField lowTo = new IntegerField(getTranslation("quizzes.low-to"));
    private final List<QuestionEditor> questions = new ArrayList<>();
    private final Div rows = new Div();
    private final Paragraph problem = new Paragraph();

    QuizEditor(Quiz draft, QuizVersionService versions, Runnable changed) {
        before = draft;
        this.versions = versions;
        this.changed = changed;
        addClassName("rk-stack");
        rows.addClassName("rk-stack");
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        highFrom.setValue(draft.highFrom());
        lowTo.setValue(draft.lowTo());
        draft.questions().forEach(this::add);
        var scoring = new Div(highFrom, lowTo);
        scoring.addClassName("rk-form");
        add(
                new H3(getTranslation("quizzes.draft.of", draft.version())),
                new Paragraph(getTranslation("quizzes.draft.words")),
                scoring,
                rows,
                problem,
                buttons());
    }

    private Div buttons() {
        var another = new Button(
                getTranslation("quizzes.add"),
                click -> add(new QuizQuestion(
                        "q" + (questions.size() + 1),
                        questions.isEmpty() ? 1 : questions.getLast().question().step(),
                        QuizScale.PREFERENCE,
                        AnswerKind.ONE_TO_FIVE,
                        false,
                        false,
                        "",
                        "")));
        var save = new Button(
                getTranslation("quizzes.save"),
                click -> attempt(() -> {
                    versions.save(edited());
                    Notification.show(getTranslation("quizzes.saved"));
                    changed.run();
                }));
        var activate = new Button(
                getTranslation("quizzes.activate", before.version()),
                click -> attempt(() -> {
                    versions.save(edited());
                    ask("quizzes.activate", () -> versions.activate(before.version()));
                }));
        activate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var discard = new Button(
                getTranslation("quizzes.discard"),
                click -> ask("quizzes.discard", () -> versions.discard(before.version())));
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var buttons = new Div(another, save, activate, discard);
        buttons.addClassName("rk-controls");
        return buttons;
    }

    private void add(QuizQuestion question) {
        var editor = new QuestionEditor(question, gone -> {
            questions.remove(gone);
            rows.remove(gone);
        });
        questions.add(editor);
        rows.add(editor);
    }

    private Quiz edited() {
        return new Quiz(
                before.version(),
                number(highFrom),
                number(lowTo),
                questions.stream().map(QuestionEditor::question).toList());
    }

    private void ask(String key, Runnable work) {
        var question = new ConfirmDialog(
                getTranslation(key + ".title", before.version()),
                getTranslation(key + ".loss"),
                getTranslation(key, before.version()),
                confirmed -> attempt(() -> {
                    work.run();
                    changed.run();
                }));
        question.setCancelable(true);
        question.setCancelText(getTranslation("confirm.keep"));
        question.open();
    }

    private void attempt(Runnable work) {
        problem.setText("");
        try {
            work.run();
        } catch (Refusal refused) {
            problem.setText(refused.words(getLocale()));
        }
    }

    private static int number(IntegerField field) {
        return field.getOptionalValue().orElseThrow(() -> new Refusal("quizzes.empty"));
    }
}
