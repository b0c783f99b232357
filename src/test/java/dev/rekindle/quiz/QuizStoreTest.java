package dev.rekindle.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.segment.RiskProfile;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class QuizStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final QuizStore store = new QuizStore(jdbc, JsonMapper.shared());

    @Test
    void theNewestVersionIsAsked() {
        jdbc.sql("""
                insert into quiz_versions (version, high_from, low_to, created_at, activated_at, activated_by)
                values (2, 1, -1, now(), now(), 'ann')
                """).update();
        jdbc.sql("""
                        insert into quiz_questions values
                          (2, 'q1', 2, 1, 'risk', 'yes_no', true, true, '둘', 'two'),
                          (2, 'q2', 1, 1, 'preference', 'one_to_five', false, false, '하나', 'one')
                        """).update();

        assertThat(store.newest().version()).isEqualTo(2);
        assertThat(store.newest().highFrom()).isEqualTo(1);
        assertThat(store.newest().questions())
                .containsExactly(
                        new QuizQuestion(
                                "q2", 1, QuizScale.PREFERENCE, AnswerKind.ONE_TO_FIVE, false, false, "하나", "one"),
                        new QuizQuestion("q1", 2, QuizScale.RISK, AnswerKind.YES_NO, true, true, "둘", "two"));
    }

    @Test
    void answersAreKeptUntilTheyAreWithdrawn() {
        jdbc.sql("insert into users (user_id) values ('u1'), ('u2')").update();
        add("u1", 4);
        add("u1", 1);
        add("u2", 3);
        assertThat(jdbc.sql("select answers ->> 'q1' from quiz_submissions where user_id = 'u1' order by submission_id")
                        .query(String.class)
                        .list())
                .containsExactly("4", "1");

        assertThat(store.withdraw("u1", NOON)).isEqualTo(2);
        assertThat(store.withdraw("u1", NOON)).isZero();

        assertThat(store.hasAnswers("u1")).isFalse();
        assertThat(store.hasAnswers("u2")).isTrue();
        assertThat(jdbc.sql("select count(*) from quiz_submissions where answers is null and scores is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void onlyUsersAreHeld() {
        jdbc.sql("insert into users (user_id) values ('u1')").update();

        assertThat(store.holdUser("u1")).isTrue();
        assertThat(store.holdUser("u2")).isFalse();
    }

    private void add(String user, int q1) {
        store.add(user, store.newest(), Map.of("q1", q1), RiskProfile.MODERATE, "link", NOON);
    }
}
