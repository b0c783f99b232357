package dev.rekindle.quiz.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.quiz.Quiz;
import dev.rekindle.quiz.QuizService;
import dev.rekindle.quiz.QuizVersion;
import dev.rekindle.quiz.QuizVersionService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.SmallTable;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The quiz as CRM writes it: what is asked now and how it is scored, the draft of what will be asked next, and every
 * version there was with its answers. Answers what users are asked, and who changed it.
 */
@Route("quiz-versions")
@Menu(title = "quizzes.title", order = 6.5, icon = "icons/quiz.svg")
@RolesAllowed("EXEC")
class QuizVersionsView extends Page {

    private final QuizVersionService versions;
    private final boolean mayEdit;
    private final ZoneId zone;
    private final LoadingCard<Written> asked;
    private final LoadingCard<Optional<Quiz>> draft;

    /** What is asked, and all versions. */
    private record Written(Quiz asked, List<QuizVersion> versions) {}

    QuizVersionsView(
            QuizService quiz,
            QuizVersionService versions,
            Background background,
            AuthenticationContext authentication) {
        super("quizzes.title");
        this.versions = versions;
        mayEdit = authentication.hasRole("CRM");
        zone = background.clock().getZone();
        asked = TableExports.card(
                background,
                getTranslation("quizzes.asked"),
                () -> new Written(quiz.quiz(), versions.versions()),
                this::asked,
                "quiz");
        draft = new LoadingCard<>(
                background, getTranslation("quizzes.draft"), versions::draft, found -> draft(found.orElse(null)));
        add(asked, draft);
    }

    private Component asked(Written written) {
        var quiz = written.asked();
        var formats = Formats.current();
        header().answer(getTranslation(
                "quizzes.answer",
                quiz.version(),
                quiz.questions().size(),
                formats.count(written.versions().stream()
                        .mapToLong(QuizVersion::submissions)
                        .sum())));
        var content = new Div(
                new Paragraph(getTranslation("quizzes.scoring.words", quiz.highFrom(), quiz.lowTo())),
                questions(quiz),
                versions(written.versions()));
        content.addClassName("rk-stack");
        return content;
    }

    private Component questions(Quiz quiz) {
        var table = new SmallTable(
                        getTranslation("quizzes.key"),
                        getTranslation("quizzes.step"),
                        getTranslation("quizzes.question"),
                        getTranslation("quizzes.scale"),
                        getTranslation("quizzes.kind"),
                        getTranslation("quizzes.notes"))
                .words(2, 3, 4, 5);
        quiz.questions()
                .forEach(question -> table.row(
                        question.key(),
                        String.valueOf(question.step()),
                        question.text(getLocale()),
                        getTranslation("quizzes.scale." + question.scale()),
                        getTranslation("quizzes.kind." + question.kind()),
                        getTranslation(question.required() ? "quizzes.required" : "quizzes.optional")
                                + (question.reversed() ? " · " + getTranslation("quizzes.reversed") : "")));
        return table;
    }

    private Component versions(List<QuizVersion> all) {
        var formats = Formats.current();
        var table = new SmallTable(
                        getTranslation("quizzes.version"),
                        getTranslation("quizzes.since"),
                        getTranslation("quizzes.by"),
                        getTranslation("quizzes.submissions"))
                .words(1, 2);
        all.forEach(version -> table.row(
                String.valueOf(version.version()),
                version.activatedAt() == null
                        ? getTranslation("quizzes.is-draft")
                        : formats.dateTime(version.activatedAt().atZone(zone)),
                version.activatedBy() == null ? version.savedBy() : version.activatedBy(),
                formats.count(version.submissions())));
        return table;
    }

    private Component draft(@Nullable Quiz quiz) {
        if (quiz != null && mayEdit) {
            return new QuizEditor(quiz, versions, this::reload);
        }
        var words = new Paragraph(getTranslation(quiz == null ? "quizzes.no-draft-yet" : "quizzes.in-work"));
        var content = new Div(words);
        content.addClassName("rk-stack");
        if (mayEdit) {
            var begin = new Button(getTranslation("quizzes.begin"), click -> {
                versions.begin();
                reload();
            });
            begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var controls = new Div(begin);
            controls.addClassName("rk-controls");
            content.add(controls);
        }
        return content;
    }

    private void reload() {
        asked.reload();
        draft.reload();
    }
}
