package dev.rekindle.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QuizAttemptStoreTest {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final QuizAttemptStore store = new QuizAttemptStore(jdbc);

    @Test
    void attemptsCountUntilTheirWindowIsOver() {
        assertThat(store.count("user u1", NOON, WINDOW)).isEqualTo(1);
        assertThat(store.count("user u1", NOON.plusSeconds(1), WINDOW)).isEqualTo(2);
        assertThat(store.count("user u2", NOON.plusSeconds(1), WINDOW)).isEqualTo(1);
        assertThat(store.count("user u1", NOON.plusSeconds(599), WINDOW)).isEqualTo(3);
        assertThat(store.count("user u1", NOON.plusSeconds(600), WINDOW)).isEqualTo(1);
    }

    @Test
    void whatIsOverIsForgotten() {
        store.count("user u1", NOON, WINDOW);
        store.count("user u2", NOON.plusSeconds(1), WINDOW);
        store.forgetBefore(NOON);

        assertThat(jdbc.sql("select subject from quiz_attempts")
                        .query(String.class)
                        .list())
                .containsExactly("user u2");
    }
}
