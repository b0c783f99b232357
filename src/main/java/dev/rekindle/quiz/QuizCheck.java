package dev.rekindle.quiz;

import dev.rekindle.ui.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must be true of a version before it can be asked. */
final class QuizCheck {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,30}");
    private static final int FEWEST_OF_STEP = 2;
    private static final int MOST_OF_STEP = 3;

    private QuizCheck() {}

    /** Returns when it can be asked. */
    static void check(Quiz quiz) {
        var keys = new HashSet<String>();
        for (var question : quiz.questions()) {
            if (!KEY.matcher(question.key()).matches() || !keys.add(question.key())) {
                throw new Refusal("quizzes.bad-key", question.key());
            }
            if (question.textKo().isBlank() || question.textEn().isBlank()) {
                throw new Refusal("quizzes.no-words", question.key());
            }
        }
        checkSteps(quiz.questions());
        checkScoring(quiz);
    }

    private static void checkSteps(List<QuizQuestion> questions) {
        var ofStep = questions.stream()
                .collect(Collectors.groupingBy(QuizQuestion::step, TreeMap::new, Collectors.counting()));
        var inOrder = IntStream.rangeClosed(1, ofStep.size()).boxed().toList();
        if (ofStep.isEmpty() || !List.copyOf(ofStep.keySet()).equals(inOrder)) {
            throw new Refusal("quizzes.steps");
        }
        ofStep.forEach((step, asked) -> {
            if (asked < FEWEST_OF_STEP || asked > MOST_OF_STEP) {
                throw new Refusal("quizzes.step-size", step, FEWEST_OF_STEP, MOST_OF_STEP, asked);
            }
        });
    }

    /** Every answer gives −1, 0 or 1, so that as many risk questions as there are bound the score. */
    private static void checkScoring(Quiz quiz) {
        var risk = quiz.questions().stream()
                .filter(question -> question.scale() == QuizScale.RISK)
                .toList();
        if (risk.stream().noneMatch(QuizQuestion::required)) {
            throw new Refusal("quizzes.no-risk");
        }
        if (quiz.lowTo() >= quiz.highFrom() || quiz.highFrom() > risk.size() || quiz.lowTo() < -risk.size()) {
            throw new Refusal("quizzes.scoring", risk.size(), -risk.size());
        }
    }
}
