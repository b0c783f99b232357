package dev.rekindle.quiz;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code quiz_versions} and {@code quiz_questions} as they are written. What is active never changes. */
@Repository
class QuizVersionStore {

    private final JdbcClient jdbc;

    QuizVersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions, the newest first. */
    List<QuizVersion> versions() {
        return jdbc.sql("""
                        select
                          versions.version, versions.saved_by, versions.activated_at, versions.activated_by,
                          (select count(*) from quiz_submissions where quiz_submissions.version = versions.version)
                            as submissions
                        from quiz_versions as versions
                        order by versions.version desc
                        """)
                .query((row, number) -> {
                    var activatedAt = row.getObject("activated_at", OffsetDateTime.class);
                    return new QuizVersion(
                            row.getInt("version"),
                            row.getString("saved_by"),
                            activatedAt == null ? null : activatedAt.toInstant(),
                            row.getString("activated_by"),
                            row.getLong("submissions"));
                })
                .list();
    }

    /** Writes the draft as it is now, in place of what it was. */
    void putDraft(Quiz draft, String by, Instant at) {
        discardDraft();
        jdbc.sql("""
                        insert into quiz_versions (version, high_from, low_to, created_at, saved_by)
                        values (:version, :high, :low, :at, :by)
                        """)
                .param("version", draft.version())
                .param("high", draft.highFrom())
                .param("low", draft.lowTo())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        for (var position = 0; position < draft.questions().size(); position++) {
            add(draft.version(), position, draft.questions().get(position));
        }
    }

    private void add(int version, int position, QuizQuestion question) {
        jdbc.sql("""
                        insert into quiz_questions (
                          version, question_key, step, position, scale, kind, reversed, required, text_ko, text_en)
                        values (:version, :key, :step, :position, :scale, :kind, :reversed, :required, :ko, :en)
                        """)
                .param("version", version)
                .param("key", question.key())
                .param("step", question.step())
                .param("position", position)
                .param("scale", question.scale().name().toLowerCase(Locale.ROOT))
                .param("kind", question.kind().name().toLowerCase(Locale.ROOT))
                .param("reversed", question.reversed())
                .param("required", question.required())
                .param("ko", question.textKo())
                .param("en", question.textEn())
                .update();
    }

    /** Takes the draft away; false when there is none. */
    boolean discardDraft() {
        jdbc.sql("""
                        delete from quiz_questions
                        where version in (select version from quiz_versions where activated_at is null)
                        """).update();
        return jdbc.sql("delete from quiz_versions where activated_at is null").update() == 1;
    }

    /** Lets the draft be asked from now on; false when there is none. */
    boolean activate(String by, Instant at) {
        return jdbc.sql("""
                        update quiz_versions
                        set activated_at = :at, activated_by = :by
                        where activated_at is null
                        """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }
}
