package dev.rekindle.quiz;

import dev.rekindle.segment.RiskProfile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One version of the quiz. It never changes; other questions or another scoring are the next version.
 *
 * @param highFrom the least score on the risk scale that is high
 * @param lowTo the greatest one that is low
 * @param questions in the order in which they are asked
 */
public record Quiz(int version, int highFrom, int lowTo, List<QuizQuestion> questions) {

    public Quiz {
        questions = List.copyOf(questions);
    }

    /** Each scale's sum over the questions that were answered; a scale of which none was is absent. */
    Map<QuizScale, Integer> scores(Map<String, Integer> answers) {
        var scores = new EnumMap<QuizScale, Integer>(QuizScale.class);
        for (var question : questions) {
            var answer = answers.get(question.key());
            if (answer != null) {
                scores.merge(question.scale(), question.score(answer), Integer::sum);
            }
        }
        return scores;
    }

    RiskProfile riskProfile(Map<String, Integer> answers) {
        int score = scores(answers).getOrDefault(QuizScale.RISK, 0);
        return score >= highFrom ? RiskProfile.HIGH : score <= lowTo ? RiskProfile.LOW : RiskProfile.MODERATE;
    }
}
