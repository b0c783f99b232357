package dev.rekindle.quiz;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the versions of the quiz: a draft is begun from what is asked, changed as often as one likes, and asked once
 * it is activated. Answers belong to the version that was asked, for ever.
 */
@Service
@Transactional
public class QuizVersionService {

    private final QuizStore quizzes;
    private final QuizVersionStore versions;
    private final AuditService audit;
    private final Clock clock;

    QuizVersionService(QuizStore quizzes, QuizVersionStore versions, AuditService audit, Clock clock) {
        this.quizzes = quizzes;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All versions, the newest first. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<QuizVersion> versions() {
        return versions.versions();
    }

    /** What will be asked next; empty when nobody is at it. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public Optional<Quiz> draft() {
        return quizzes.draft();
    }

    /** Begins a draft that is as what is asked now; an existing one stays. */
    @PreAuthorize("hasRole('CRM')")
    public Quiz begin() {
        return quizzes.draft().orElseGet(() -> {
            var asked = quizzes.newest();
            var draft = new Quiz(asked.version() + 1, asked.highFrom(), asked.lowTo(), asked.questions());
            versions.putDraft(draft, Person.name(), clock.instant());
            audit.record("quiz_draft_begun", version(draft), Map.of());
            return draft;
        });
    }

    /** Keeps the draft as it is now. It must be one that can be asked. */
    @PreAuthorize("hasRole('CRM')")
    public void save(Quiz draft) {
        requireDraft(draft.version());
        QuizCheck.check(draft);
        versions.putDraft(draft, Person.name(), clock.instant());
        audit.record(
                "quiz_draft_saved",
                version(draft),
                Map.of("questions", draft.questions().size()));
    }

    /** Lets the draft be asked from now on. */
    @PreAuthorize("hasRole('CRM')")
    public void activate(int version) {
        var draft = requireDraft(version);
        QuizCheck.check(draft);
        versions.activate(Person.name(), clock.instant());
        audit.record("quiz_activated", version(draft), Map.of());
    }

    /** Takes the draft away. */
    @PreAuthorize("hasRole('CRM')")
    public void discard(int version) {
        var draft = requireDraft(version);
        versions.discardDraft();
        audit.record("quiz_draft_discarded", version(draft), Map.of());
    }

    private Quiz requireDraft(int version) {
        return quizzes.draft()
                .filter(draft -> draft.version() == version)
                .orElseThrow(() -> new Refusal("quizzes.no-draft", version));
    }

    private static String version(Quiz quiz) {
        return "version " + quiz.version();
    }
}
