package dev.rekindle.quiz.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuizVersionsViewTest extends ViewTest {

    @BeforeEach
    @AfterEach
    void asItShips() {
        jdbc.sql("delete from quiz_questions where version > 1").update();
        jdbc.sql("delete from quiz_versions where version > 1").update();
    }

    @Test
    void executivesReadWhatIsAsked() {
        open(Role.EXEC, "quiz-versions");

        await(() -> assertThat(text())
                .contains("Version 1 is asked: 6 questions", "Do you tend to stake a lot", "Nobody is writing"));
        _assertNone(Button.class, spec -> spec.withText("Begin a draft"));
        // The questions and the versions, each as CSV, workbook and manifest.
        assertThat(_get(ExportMenu.class).files()).hasSize(6);
    }

    @Test
    void draftIsWrittenAndAskedAfterAQuestion() {
        open(Role.CRM, "quiz-versions");
        await(() -> _assertOne(Button.class, spec -> spec.withText("Begin a draft")));
        _click(_get(Button.class, spec -> spec.withText("Begin a draft")));
        await(() -> assertThat(_find(QuestionEditor.class)).hasSize(6));

        var first = _find(QuestionEditor.class).getFirst();
        _setValue(_get(first, TextField.class, spec -> spec.withLabel("Question (English)")), "Do you like risks?");
        _click(_get(Button.class, spec -> spec.withText("Ask version 2 from now on")));
        _fireConfirm(_get(ConfirmDialog.class));

        await(() -> assertThat(text()).contains("Version 2 is asked", "Do you like risks?", "Nobody is writing"));
    }

    @Test
    void whatCannotBeAskedIsSaidAndNothingIsLost() {
        open(Role.CRM, "quiz-versions");
        await(() -> _assertOne(Button.class, spec -> spec.withText("Begin a draft")));
        _click(_get(Button.class, spec -> spec.withText("Begin a draft")));
        await(() -> assertThat(_find(QuestionEditor.class)).hasSize(6));

        _setValue(_get(IntegerField.class, spec -> spec.withLabel("High-Risk from")), 9);
        _click(_get(Button.class, spec -> spec.withText("Save the draft")));

        assertThat(text()).contains("both must be reachable: at most 3, at least −3");
        assertThat(_get(IntegerField.class, spec -> spec.withLabel("High-Risk from"))
                        .getValue())
                .isEqualTo(9);
    }

    @Test
    void questionsAreAddedAndRemovedAndTheDraftIsDiscarded() {
        open(Role.CRM, "quiz-versions");
        await(() -> _assertOne(Button.class, spec -> spec.withText("Begin a draft")));
        _click(_get(Button.class, spec -> spec.withText("Begin a draft")));
        await(() -> assertThat(_find(QuestionEditor.class)).hasSize(6));

        _click(_get(_find(QuestionEditor.class).getLast(), Button.class, spec -> spec.withText("Remove")));
        assertThat(_find(QuestionEditor.class)).hasSize(5);
        _click(_get(Button.class, spec -> spec.withText("Add a question")));
        assertThat(_find(QuestionEditor.class)).hasSize(6);
        _click(_get(Button.class, spec -> spec.withText("Discard the draft")));
        _fireConfirm(_get(ConfirmDialog.class));

        await(() -> assertThat(text()).contains("Version 1 is asked", "Nobody is writing"));
    }

    private static String text() {
        return _get(Page.class).getElement().getTextRecursively();
    }
}
