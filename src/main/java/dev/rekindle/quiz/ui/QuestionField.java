package dev.rekindle.quiz.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.quiz.AnswerKind;
import dev.rekindle.quiz.QuizQuestion;
import dev.rekindle.ui.SegmentedFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One question and the answers to choose from; what is chosen is kept at once. */
class QuestionField extends Div {

    private final SegmentedFilter<Integer> choice;

    QuestionField(QuizQuestion question, Map<String, Integer> answers) {
        addClassName("rk-question");
        choice = new SegmentedFilter<>(
                question.text(getLocale()),
                choices(question.kind()),
                answer -> question.kind() == AnswerKind.YES_NO
                        ? getTranslation(answer == 1 ? "yes" : "no")
                        : String.valueOf(answer));
        choice.setValue(answers.get(question.key()));
        choice.addValueChangeListener(change -> answers.put(question.key(), change.getValue()));
        add(choice);
        if (question.kind() == AnswerKind.ONE_TO_FIVE) {
            var ends = new Div(new Span(getTranslation("quiz.not-at-all")), new Span(getTranslation("quiz.very-much")));
            ends.addClassName("rk-question-ends");
            add(ends);
        }
    }

    boolean isEmpty() {
        return choice.isEmpty();
    }

    private static List<Integer> choices(AnswerKind kind) {
        return kind == AnswerKind.YES_NO
                ? List.of(1, 0)
                : IntStream.rangeClosed(kind.least(), kind.most()).boxed().toList();
    }
}
