package dev.rekindle.quiz.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.quiz.AnswerKind;
import dev.rekindle.quiz.QuizQuestion;
import dev.rekindle.quiz.QuizScale;
import dev.rekindle.ui.Refusal;
import java.util.function.Consumer;

/** One question of the draft. */
class QuestionEditor extends Div {

    private final TextField key = new TextField(getTranslation("quizzes.key"));
    private final IntegerField step = new IntegerField(getTranslation("quizzes.step"));
    private final Select<QuizScale> scale = new Select<>();
    private final Select<AnswerKind> kind = new Select<>();
    private final Checkbox reversed = new Checkbox(getTranslation("quizzes.reversed"));
    private final Checkbox required = new Checkbox(getTranslation("quizzes.required"));
    private final TextField korean = new TextField(getTranslation("quizzes.text-ko"));
    private final TextField english = new TextField(getTranslation("quizzes.text-en"));

    QuestionEditor(QuizQuestion question, Consumer<QuestionEditor> remove) {
        addClassName("rk-form");
        scale.setLabel(getTranslation("quizzes.scale"));
        scale.setItems(QuizScale.values());
        scale.setItemLabelGenerator(value -> getTranslation("quizzes.scale." + value));
        kind.setLabel(getTranslation("quizzes.kind"));
        kind.setItems(AnswerKind.values());
        kind.setItemLabelGenerator(value -> getTranslation("quizzes.kind." + value));
        key.setValue(question.key());
        step.setValue(question.step());
        step.setMin(1);
        step.setStepButtonsVisible(true);
        scale.setValue(question.scale());
        kind.setValue(question.kind());
        reversed.setValue(question.reversed());
        required.setValue(question.required());
        korean.setValue(question.textKo());
        english.setValue(question.textEn());
        var gone = new Button(getTranslation("quizzes.remove"), click -> remove.accept(this));
        gone.setAriaLabel(getTranslation("quizzes.remove") + ": " + question.key());
        gone.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(key, step, scale, kind, reversed, required, korean, english, gone);
    }

    QuizQuestion question() {
        return new QuizQuestion(
                key.getValue().strip(),
                step.getOptionalValue().orElseThrow(() -> new Refusal("quizzes.empty")),
                scale.getValue(),
                kind.getValue(),
                reversed.getValue(),
                required.getValue(),
                korean.getValue().strip(),
                english.getValue().strip());
    }
}
