package dev.rekindle.quiz;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Seal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the links by which users answer for themselves, and reads them. */
@Service
@EnableConfigurationProperties(QuizSettings.class)
public class QuizLinkService {

    private static final String PURPOSE = "quiz";

    private final Seal seal;
    private final QuizStore store;
    private final QuizSettings settings;
    private final AuditService audit;
    private final Clock clock;

    QuizLinkService(Seal seal, QuizStore store, QuizSettings settings, AuditService audit, Clock clock) {
        this.seal = seal;
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** A link of this user; whoever has it can answer as this user until it expires. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional
    public QuizLink link(String userId) {
        if (!store.holdUser(userId)) {
            throw unknown(userId);
        }
        var expiresAt = clock.instant().plus(settings.linkLifetime()).truncatedTo(ChronoUnit.SECONDS);
        audit.record("quiz_link_made", userId, Map.of("expires_at", expiresAt.toString()));
        return new QuizLink(userId, seal.seal(PURPOSE, expiresAt.getEpochSecond() + " " + userId), expiresAt);
    }

    /** Why nobody may invite this user to the quiz; empty when somebody may. The link itself opens it all the same. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Optional<String> protection(String userId) {
        return store.protection(userId, LocalDate.now(clock));
    }

    /** Whose link this is and until when; empty when it is not one of ours. It may have expired. */
    public Optional<QuizLink> read(String link) {
        return seal.open(PURPOSE, link).map(text -> {
            var parts = text.split(" ", 2);
            return new QuizLink(parts[1], link, Instant.ofEpochSecond(Long.parseLong(parts[0])));
        });
    }

    public boolean hasExpired(QuizLink link) {
        return !clock.instant().isBefore(link.expiresAt());
    }

    static NoSuchElementException unknown(String userId) {
        return new NoSuchElementException(
                "There is no user %s; import the user or post an action of theirs first.".formatted(userId));
    }
}
