package dev.rekindle.quiz;

import java.util.Map;
import java.util.stream.Collectors;

/** What must be true of answers before they are taken: all that is required is there, and all is in range. */
final class AnswerCheck {

    private AnswerCheck() {}

    /** Returns when they can be taken. */
    static void check(Quiz quiz, Map<String, Integer> answers) {
        var keys = quiz.questions().stream().map(QuizQuestion::key).toList();
        answers.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw QuizService.incomplete(
                    "There is no question %s; this version asks %s.".formatted(key, String.join(", ", keys)));
        });
        var missing = quiz.questions().stream()
                .filter(question -> question.required() && !answers.containsKey(question.key()))
                .map(QuizQuestion::key)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw QuizService.incomplete("Missing in answers: %s; send a whole number for each.".formatted(missing));
        }
        for (var question : quiz.questions()) {
            var answer = answers.get(question.key());
            if (answer != null && !question.kind().holds(answer)) {
                throw QuizService.incomplete(outOfRange(question, answer));
            }
        }
    }

    private static String outOfRange(QuizQuestion question, int answer) {
        return "%s is %d, but must be %s."
                .formatted(
                        question.key(),
                        answer,
                        switch (question.kind()) {
                            case ONE_TO_FIVE -> "1, 2, 3, 4 or 5";
                            case YES_NO -> "1 for yes or 0 for no";
                        });
    }
}
