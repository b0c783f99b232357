package dev.rekindle.quiz;

import dev.rekindle.segment.RiskProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code quiz_versions} and {@code quiz_questions}, and of {@code quiz_submissions}. */
@Repository
class QuizStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    QuizStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest active version, which is the one that is asked. */
    Quiz newest() {
        return quiz(true, null).orElseThrow();
    }

    /** The version that is being written. */
    Optional<Quiz> draft() {
        return quiz(false, null);
    }

    /** A version that is asked, or was. */
    Optional<Quiz> active(int version) {
        return quiz(true, version);
    }

    private Optional<Quiz> quiz(boolean active, @Nullable Integer version) {
        return jdbc.sql("""
                        select version, high_from, low_to
                        from quiz_versions
                        where (activated_at is not null) = :active
                          and (:version::integer is null or version = :version::integer)
                        order by version desc
                        limit 1
                        """)
                .param("active", active)
                .param("version", version)
                .query((row, number) -> new Quiz(
                        row.getInt("version"),
                        row.getInt("high_from"),
                        row.getInt("low_to"),
                        questions(row.getInt("version"))))
                .optional();
    }

    private List<QuizQuestion> questions(int version) {
        return jdbc.sql("""
                        select question_key as key, step, upper(scale) as scale, upper(kind) as kind, reversed, required,
                          text_ko, text_en
                        from quiz_questions
                        where version = :version
                        order by step, position
                        """).param("version", version).query(QuizQuestion.class).list();
    }

    /** Keeps others from changing or removing the user until the current transaction ends. */
    boolean holdUser(String userId) {
        return jdbc.sql("select true as is_there from users where user_id = :user for key share")
                .param("user", userId)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Why nobody may target the user today; empty when somebody may. */
    Optional<String> protection(String userId, LocalDate today) {
        return jdbc.sql("""
                        select protection_of(
                          self_excluded_until, birth_date, marketing_consent, cooling_off_until, :today) as protection
                        from users
                        where user_id = :user
                        """)
                .param("user", userId)
                .param("today", today)
                .query((row, number) -> Optional.ofNullable(row.getString("protection")))
                .optional()
                .flatMap(Function.identity());
    }

    void add(
            String userId,
            Quiz quiz,
            Map<String, Integer> answers,
            RiskProfile profile,
            String submittedBy,
            Instant submittedAt) {
        jdbc.sql("""
                        insert into quiz_submissions (
                          user_id, version, answers, scores, risk_profile, submitted_by, submitted_at)
                        values (
                          :user, :version, cast(:answers as jsonb), cast(:scores as jsonb), :profile, :by, :at)
                        """)
                .param("user", userId)
                .param("version", quiz.version())
                .param("answers", json.writeValueAsString(answers))
                .param("scores", json.writeValueAsString(quiz.scores(answers)))
                .param("profile", profile.label())
                .param("by", submittedBy)
                .param("at", submittedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Empties all answers of a user; that there were some, and until when, stays.
     *
     * @return how many submissions these were
     */
    int withdraw(String userId, Instant at) {
        return jdbc.sql("""
                        update quiz_submissions
                        set answers = null, scores = null, risk_profile = null, withdrawn_at = :at
                        where user_id = :user and withdrawn_at is null
                        """)
                .param("user", userId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether there are answers that have not been withdrawn. */
    boolean hasAnswers(String userId) {
        return jdbc.sql("""
                        select exists (
                          select from quiz_submissions where user_id = :user and withdrawn_at is null) as has_answers
                        """).param("user", userId).query(Boolean.class).single();
    }
}
