package dev.rekindle.quiz;

import java.util.Locale;

/**
 * One question of a version of the quiz.
 *
 * @param key such as q1, under which answers are sent and kept
 * @param step with which other questions it is shown together, from 1
 * @param reversed whether agreeing says the opposite of the scale: a risk-averse question
 * @param required whether answers without it are incomplete
 */
public record QuizQuestion(
        String key,
        int step,
        QuizScale scale,
        AnswerKind kind,
        boolean reversed,
        boolean required,
        String textKo,
        String textEn) {

    int score(int answer) {
        return reversed ? -kind.score(answer) : kind.score(answer);
    }

    public String text(Locale locale) {
        return locale.getLanguage().equals("ko") ? textKo : textEn;
    }
}
