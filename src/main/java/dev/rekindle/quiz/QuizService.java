package dev.rekindle.quiz;

import dev.rekindle.segment.RiskProfile;
import dev.rekindle.segment.RiskProfileService;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
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

    /** Takes the answers of the user whose link this is. */
    public RiskProfile submitByLink(String link, String address, String userId, Map<String, Integer> answers) {
        return submit(owner(link, address, userId), answers, "link");
    }

    /** Takes the answers of a user who gave them to the app. */
    @PreAuthorize("hasRole('CRM')")
    public RiskProfile submitByToken(String userId, Map<String, Integer> answers) {
        var person = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
        return submit(userId, answers, person.map(Principal::getName).orElse("server"));
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

    private RiskProfile submit(String userId, Map<String, Integer> answers, String by) {
        var quiz = store.newest();
        check(quiz, answers);
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

    private static void check(Quiz quiz, Map<String, Integer> answers) {
        var keys = quiz.questions().stream().map(QuizQuestion::key).toList();
        answers.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw incomplete("There is no question %s; this version asks %s.".formatted(key, String.join(", ", keys)));
        });
        var missing = quiz.questions().stream()
                .filter(question -> question.required() && !answers.containsKey(question.key()))
                .map(QuizQuestion::key)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw incomplete("Missing in answers: %s; send a whole number for each.".formatted(missing));
        }
        for (var question : quiz.questions()) {
            var answer = answers.get(question.key());
            if (answer != null && !question.kind().holds(answer)) {
                throw incomplete(outOfRange(question, answer));
            }
        }
    }

    private static String outOfRange(QuizQuestion question, int answer) {
        return "%s is %d, but must be %s."
                .formatted(
                        question.key(),
                        answer,
                        switch (question.kind()) {
                            case ONE_TO_FIVE -> "1, 2, 3, 4 or 5";
                            case YES_NO -> "1 for yes or 0 for no";
                        });
    }

    static ResponseStatusException incomplete(String sentence) {
        return refusal(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
    }

    private static ResponseStatusException refusal(HttpStatus status, String sentence) {
        return new ResponseStatusException(status, sentence);
    }
}
