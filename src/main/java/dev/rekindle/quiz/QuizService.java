package dev.rekindle.quiz;

import dev.rekindle.access.Person;
import dev.rekindle.segment.RiskProfile;
import dev.rekindle.segment.RiskProfileService;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes what users answer, and what they take back. Each comes through one of two doors: the user's own link, whose
 * attempts are counted, or the token of the app's back end.
 */
@Service
public class QuizService {

    private final QuizStore store;
    private final QuizAttemptStore attempts;
    private final QuizLinkService links;
    private final RiskProfileService profiles;
    private final QuizSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    QuizService(
            QuizStore store,
            QuizAttemptStore attempts,
            QuizLinkService links,
            RiskProfileService profiles,
            QuizSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.attempts = attempts;
        this.links = links;
        this.profiles = profiles;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What is asked at present. */
    public Quiz quiz() {
        return store.newest();
    }

    /**
     * Takes the answers of the user whose link this is.
     *
     * @param version that was asked; absent: the newest
     */
    public RiskProfile submitByLink(
            String link, String address, String userId, @Nullable Integer version, Map<String, Integer> answers) {
        return submit(owner(link, address, userId), version, answers, "link");
    }

    /** Takes the answers of a user who gave them to the app. */
    @PreAuthorize("hasRole('CRM')")
    public RiskProfile submitByToken(String userId, @Nullable Integer version, Map<String, Integer> answers) {
        return submit(userId, version, answers, Person.name());
    }

    /** Takes back all answers of the user whose link this is, and with them the profile. */
    public int withdrawByLink(String link, String address, String userId) {
        return withdraw(owner(link, address, userId));
    }

    /** Takes back all answers of a user who said so to the app. */
    @PreAuthorize("hasRole('CRM')")
    public int withdrawByToken(String userId) {
        return withdraw(userId);
    }

    /** Whether the user whose link this is has answered. */
    public boolean hasAnswers(QuizLink link) {
        return store.hasAnswers(link.userId());
    }

    private RiskProfile submit(String userId, @Nullable Integer version, Map<String, Integer> answers, String by) {
        var quiz = version == null
                ? store.newest()
                : store.active(version)
                        .orElseThrow(() ->
                                incomplete("There is no version %d that was ever asked; leave it out for the newest."
                                        .formatted(version)));
        AnswerCheck.check(quiz, answers);
        var profile = quiz.riskProfile(answers);
        transaction.executeWithoutResult(begun -> {
            requireUser(userId);
            store.add(userId, quiz, answers, profile, by, clock.instant());
            profiles.set(userId, profile);
        });
        return profile;
    }

    private int withdraw(String userId) {
        return Optional.ofNullable(transaction.execute(begun -> {
                    requireUser(userId);
                    profiles.remove(userId);
                    return store.withdraw(userId, clock.instant());
                }))
                .orElse(0);
    }

    private void requireUser(String userId) {
        if (!store.holdUser(userId)) {
            throw QuizLinkService.unknown(userId);
        }
    }

    /** Attempts count before anything else is looked at, and stay counted when they are refused. */
    private String owner(String link, String address, String userId) {
        var now = clock.instant();
        attempts.forgetBefore(now.minus(settings.window()));
        limit("address " + address, settings.perAddress());
        var known = links.read(link)
                .orElseThrow(() -> refusal(
                        HttpStatus.UNAUTHORIZED,
                        "This link is not one of ours; use the one you were sent, without a change."));
        if (links.hasExpired(known)) {
            throw refusal(
                    HttpStatus.UNAUTHORIZED, "This link has expired; open the quiz from the app to get a new one.");
        }
        if (!known.userId().equals(userId)) {
            throw refusal(HttpStatus.FORBIDDEN, "This link belongs to another user; send its own user_id.");
        }
        limit("user " + userId, settings.perUser());
        return userId;
    }

    private void limit(String subject, int most) {
        if (attempts.count(subject, clock.instant(), settings.window()) > most) {
            throw refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many attempts; try again in %d minutes."
                            .formatted(settings.window().toMinutes()));
        }
    }

    static ResponseStatusException incomplete(String sentence) {
        return refusal(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
    }

    private static ResponseStatusException refusal(HttpStatus status, String sentence) {
        return new ResponseStatusException(status, sentence);
    }
}
