package dev.rekindle.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class QuizVersionStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final QuizStore quizzes = new QuizStore(jdbc, JsonMapper.builder().build());
    private final QuizVersionStore versions = new QuizVersionStore(jdbc);

    @Test
    void draftIsWrittenOverAndAskedOnceItIsActive() {
        versions.putDraft(draft("첫째"), "ann", NOON);
        versions.putDraft(draft("둘째"), "bob", NOON);

        assertThat(quizzes.newest().version()).isEqualTo(1);
        assertThat(quizzes.draft()).contains(draft("둘째"));
        assertThat(quizzes.active(2)).isEmpty();
        assertThat(versions.versions()).extracting(QuizVersion::savedBy).containsExactly("bob", "server");

        assertThat(versions.activate("ann", NOON)).isTrue();
        assertThat(versions.activate("ann", NOON))
                .as("there is no draft any more")
                .isFalse();
        assertThat(quizzes.newest()).isEqualTo(draft("둘째"));
        assertThat(quizzes.active(1)).isPresent();
        assertThat(versions.versions().getFirst()).isEqualTo(new QuizVersion(2, "bob", NOON, "ann", 0));
    }

    @Test
    void onlyADraftIsDiscarded() {
        versions.putDraft(draft("첫째"), "ann", NOON);

        assertThat(versions.discardDraft()).isTrue();
        assertThat(versions.discardDraft()).isFalse();
        assertThat(quizzes.newest().questions()).hasSize(6);
    }

    private static Quiz draft(String words) {
        return new Quiz(
                2,
                1,
                -1,
                List.of(
                        new QuizQuestion("q1", 1, QuizScale.RISK, AnswerKind.ONE_TO_FIVE, false, true, words, "one"),
                        new QuizQuestion("q2", 1, QuizScale.PREFERENCE, AnswerKind.YES_NO, true, false, "둘", "two")));
    }
}
