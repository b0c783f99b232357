package dev.rekindle.quiz;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code quiz_attempts}: how often somebody has tried lately. */
@Repository
class QuizAttemptStore {

    private final JdbcClient jdbc;

    QuizAttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts one more attempt. One statement, so that attempts at the same moment are counted one after the other.
     *
     * @return how many there have been since the window began, this one among them
     */
    int count(String subject, Instant now, Duration window) {
        return jdbc.sql("""
                        insert into quiz_attempts as kept (subject, window_began_at, attempts)
                        values (:subject, :now, 1)
                        on conflict (subject) do update set
                          attempts = case when kept.window_began_at <= :past then 1 else kept.attempts + 1 end,
                          window_began_at = case when kept.window_began_at <= :past then :now
                            else kept.window_began_at end
                        returning attempts
                        """)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("past", now.minus(window).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void forgetBefore(Instant past) {
        jdbc.sql("delete from quiz_attempts where window_began_at <= :past")
                .param("past", past.atOffset(ZoneOffset.UTC))
                .update();
    }
}
