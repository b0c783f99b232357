package dev.rekindle.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.segment.RiskProfile;
import dev.rekindle.ui.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;

class QuizVersionServiceTest extends RekindleTest {

    private static final QuizQuestion RISK =
            new QuizQuestion("q1", 1, QuizScale.RISK, AnswerKind.ONE_TO_FIVE, false, true, "하나", "one");
    private static final QuizQuestion OTHER =
            new QuizQuestion("fun", 1, QuizScale.PREFERENCE, AnswerKind.YES_NO, false, false, "둘", "two");

    @Autowired
    private QuizVersionService versions;

    @Autowired
    private QuizService quiz;

    @BeforeEach
    void crm() {
        asItShips();
        signIn(Role.CRM);
        jdbc.sql("insert into users (user_id) values ('version-1')").update();
    }

    @AfterEach
    void asItShips() {
        jdbc.sql("delete from quiz_submissions where user_id = 'version-1'").update();
        jdbc.sql("delete from user_segments where user_id = 'version-1'").update();
        jdbc.sql("delete from users where user_id = 'version-1'").update();
        jdbc.sql("delete from quiz_questions where version > 1").update();
        jdbc.sql("delete from quiz_versions where version > 1").update();
    }

    @Test
    void draftBeginsAsWhatIsAskedAndIsSeenByNobodyUntilItIsActive() {
        var draft = versions.begin();

        assertThat(draft.version()).isEqualTo(2);
        assertThat(draft.questions()).isEqualTo(quiz.quiz().questions());
        assertThat(versions.begin()).as("there is one at most").isEqualTo(draft);
        versions.save(new Quiz(2, 1, -1, List.of(RISK, OTHER)));
        assertThat(quiz.quiz().version()).isEqualTo(1);

        versions.activate(2);

        assertThat(quiz.quiz()).isEqualTo(new Quiz(2, 1, -1, List.of(RISK, OTHER)));
        assertThat(versions.draft()).isEmpty();
    }

    @Test
    void answersKeepTheVersionThatWasAsked() {
        quiz.submitByToken("version-1", null, Map.of("q1", 5, "q2", 1, "q3", 1));
        versions.begin();
        versions.save(new Quiz(2, 1, -1, List.of(RISK, OTHER)));
        versions.activate(2);

        assertThat(quiz.submitByToken("version-1", 1, Map.of("q1", 1, "q2", 0, "q3", 5)))
                .as("who was at it may finish it")
                .isEqualTo(RiskProfile.LOW);
        assertThat(quiz.submitByToken("version-1", null, Map.of("q1", 5))).isEqualTo(RiskProfile.HIGH);
        assertThatThrownBy(() -> quiz.submitByToken("version-1", 3, Map.of("q1", 5)))
                .isInstanceOf(ResponseStatusException.class);

        assertThat(jdbc.sql("select version from quiz_submissions where user_id = 'version-1' order by submission_id")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 1, 2);
        assertThat(versions.versions()).extracting(QuizVersion::submissions).containsExactly(1L, 2L);
    }

    @Test
    void whatIsActiveIsNeverChanged() {
        assertThatThrownBy(() -> versions.save(new Quiz(1, 1, -1, List.of(RISK, OTHER))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> versions.discard(1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> versions.activate(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        versions.begin();
        Stream.of(
                        new Quiz(2, 1, -1, List.of()),
                        new Quiz(2, 1, -1, List.of(RISK)),
                        new Quiz(2, 1, -1, List.of(RISK, RISK)),
                        new Quiz(2, 1, -1, List.of(RISK, keyed("Q 1"))),
                        new Quiz(2, 1, -1, List.of(OTHER, keyed("more"))),
                        new Quiz(2, 1, -1, List.of(RISK, OTHER, keyed("a"), keyed("b"))),
                        new Quiz(2, 2, -1, List.of(RISK, OTHER)),
                        new Quiz(2, 1, -2, List.of(RISK, OTHER)),
                        new Quiz(2, 0, 0, List.of(RISK, OTHER)),
                        new Quiz(2, 1, -1, List.of(RISK, inStep(3))),
                        new Quiz(2, 1, -1, List.of(RISK, worded(" "))))
                .forEach(wrong -> assertThatThrownBy(() -> versions.save(wrong))
                        .as(wrong.toString())
                        .isInstanceOf(Refusal.class));
    }

    @Test
    void executivesReadAndWriteNothing() {
        signIn(Role.EXEC);

        assertThat(versions.versions()).hasSize(1);
        assertThatThrownBy(versions::begin).isInstanceOf(AccessDeniedException.class);
    }

    private static QuizQuestion keyed(String key) {
        return new QuizQuestion(key, 1, QuizScale.PREFERENCE, AnswerKind.YES_NO, false, false, "둘", "two");
    }

    private static QuizQuestion inStep(int step) {
        return new QuizQuestion("late", step, QuizScale.PREFERENCE, AnswerKind.YES_NO, false, false, "둘", "two");
    }

    private static QuizQuestion worded(String korean) {
        return new QuizQuestion("fun", 1, QuizScale.PREFERENCE, AnswerKind.YES_NO, false, false, korean, "two");
    }
}
