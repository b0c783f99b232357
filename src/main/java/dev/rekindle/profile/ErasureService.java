package dev.rekindle.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.access.AuditService;
import dev.rekindle.activity.ActionIntakeService;
import dev.rekindle.audience.UserStore;
import dev.rekindle.retention.ActivityCountingService;
import dev.rekindle.snapshot.DataVersionStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Erases a user: all rows move to a random pseudonym, and what tells of the person is emptied. Counts, balances and
 * saved results stay; nobody can tell whose they were, and what comes later under the old id is a new user's.
 */
@Service
public class ErasureService {

    private static final List<String> TABLES = List.of("users", "settlements", "campaign_logs", "user_actions");

    private final ErasureStore rows;
    private final UserStore users;
    private final ActionIntakeService intake;
    private final ActivityCountingService cohorts;
    private final DataVersionStore versions;
    private final AuditService audit;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    ErasureService(
            ErasureStore rows,
            UserStore users,
            ActionIntakeService intake,
            ActivityCountingService cohorts,
            DataVersionStore versions,
            AuditService audit,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.users = users;
        this.intake = intake;
        this.cohorts = cohorts;
        this.versions = versions;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Erases the user of this id, for ever. The log of who did what keeps a hash of the id only. */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public void erase(String userId) {
        cohorts.hold();
        // While this runs no door lets actions in, so that none is recorded under the old id halfway.
        intake.holdAlone();
        rows.hold();
        if (users.hold(userId).isEmpty()) {
            throw ProfileService.none(userId);
        }
        var pseudonym = "erased-" + UUID.randomUUID();
        rows.move(userId, pseudonym, clock.instant());
        var traces = PersonTraces.of(userId, json);
        rows.renameInSnapshots(traces.field(), PersonTraces.of(pseudonym, json).field());
        rows.emptyDeadLetters(traces.pattern());
        rows.renameInRejections(userId, pseudonym);
        rows.renameInAudit(userId, pseudonym);
        rows.forgetQuizAttempts(userId);
        versions.changed(TABLES);
        events.publishEvent(new UserErased(userId));
        audit.record("user_erased", "sha256 " + hash(userId), Map.of());
    }

    private static String hash(String userId) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(userId.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
