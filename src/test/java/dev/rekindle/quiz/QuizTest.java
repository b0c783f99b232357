package dev.rekindle.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class QuizTest {

    private static Quiz quiz;

    @BeforeAll
    static void asItShips() {
        quiz = new QuizStore(TestDatabase.fresh().jdbc(), JsonMapper.shared()).newest();
    }

    @ParameterizedTest
    @CsvSource({
        "4, 1, 2, 3, High-Risk",
        "5, 1, 3, 2, High-Risk",
        "3, 1, 1, 2, High-Risk",
        "3, 1, 3, 1, Moderate-Risk",
        "4, 1, 5, 1, Moderate-Risk",
        "3, 0, 3, -1, Moderate-Risk",
        "2, 1, 4, -1, Moderate-Risk",
        "3, 0, 4, -2, Low-Risk",
        "1, 0, 3, -2, Low-Risk",
        "2, 0, 5, -3, Low-Risk"
    })
    void riskIsTheSumOfItsThreeQuestions(int q1, int q2, int q3, int score, String profile) {
        var answers = Map.of("q1", q1, "q2", q2, "q3", q3);

        assertThat(quiz.scores(answers)).containsExactly(Map.entry(QuizScale.RISK, score));
        assertThat(quiz.riskProfile(answers).label()).isEqualTo(profile);
    }

    @Test
    void otherScalesAreRecordedAndDoNotMoveTheProfile() {
        var answers = Map.of("q1", 3, "q2", 1, "q3", 3, "q4", 5, "q5", 1, "q6", 4);

        assertThat(quiz.scores(answers))
                .containsEntry(QuizScale.RISK, 1)
                .containsEntry(QuizScale.PREFERENCE, 1)
                .containsEntry(QuizScale.REWARD_RESPONSE, -1)
                .containsEntry(QuizScale.DOPAMINE_SENSITIVITY, 1);
        assertThat(quiz.riskProfile(answers).label()).isEqualTo("Moderate-Risk");
    }

    @Test
    void aStepHasTwoOrThreeQuestions() {
        assertThat(quiz.questions().stream()
                        .collect(Collectors.groupingBy(QuizQuestion::step, Collectors.counting()))
                        .values())
                .containsExactly(3L, 3L);
    }
}
