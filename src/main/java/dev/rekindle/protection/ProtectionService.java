package dev.rekindle.protection;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cools users off after signs of harm: three of them, each a definition over what the user did. Who plays or spends is
 * noted in the transaction that records it, and looked at within seconds. Every look is at all that could protect
 * today, so a history that is read in late protects as it would have at its time, and to look twice changes nothing.
 */
@Service
public class ProtectionService {

    /** Who acts again and again while many wait is looked at once. */
    private static final int ROWS_AT_ONCE = 100_000;

    private static final int CHECKED_AT_ONCE = 1_000;

    /** A sign needs what lies this many days before it: seven nights, or seven days of raised stakes. */
    private static final int PLAY_DAYS = 8;

    /** Seven days of spending and four weeks before. */
    private static final int SPEND_DAYS = 35;

    private final HarmThresholdStore thresholds;
    private final HarmCheckStore checks;
    private final HarmSignStore signs;
    private final ProtectedQuery counts;
    private final DataVersionStore versions;
    private final AuditService audit;
    private final Clock clock;

    ProtectionService(
            HarmThresholdStore thresholds,
            HarmCheckStore checks,
            HarmSignStore signs,
            ProtectedQuery counts,
            DataVersionStore versions,
            AuditService audit,
            Clock clock) {
        this.thresholds = thresholds;
        this.checks = checks;
        this.signs = signs;
        this.counts = counts;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Notes, in the transaction that records it, who played or spent. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteWhoPlayed(MetricsUpdated updated) {
        if (updated.cause() == Cause.USER_ACTED) {
            var since = updated.today().minusDays(thresholds.current().coolingOffDays() + 1L);
            checks.askForPlayers(since.atStartOfDay(clock.getZone()).toInstant());
        }
    }

    /**
     * Looks at those who played and have waited longest.
     *
     * @return whether more of them may wait
     */
    @Transactional
    public boolean checkNext() {
        var asked = checks.take(ROWS_AT_ONCE);
        var users = asked.userIds();
        if (asked.since() != null) {
            for (var from = 0; from < users.size(); from += CHECKED_AT_ONCE) {
                check(users.subList(from, Math.min(users.size(), from + CHECKED_AT_ONCE)), asked.since());
            }
        }
        return asked.rows() == ROWS_AT_ONCE;
    }

    /**
     * What could have become a sign since then: whatever lies further back than a sign reaches was looked at before.
     */
    private void check(List<String> userIds, Instant since) {
        var current = thresholds.current();
        var version = thresholds.version();
        var now = clock.instant();
        var zone = clock.getZone();
        var today = LocalDate.ofInstant(now, zone);
        var firstSign = today.minusDays(current.coolingOffDays());
        var firstDone = LocalDate.ofInstant(since, zone);
        var firstNight = (firstDone.isBefore(firstSign) ? firstSign : firstDone).minusDays(PLAY_DAYS);
        signs.gather(userIds, firstNight.minusDays(1).atStartOfDay(zone).toInstant());
        // A day ahead: where it is tomorrow already, that night has begun.
        var nights = Night.between(signs.zones(userIds), firstNight, today.plusDays(1), zone);
        var found = signs.keepChasedLosses(current, version, now, zone)
                + signs.keepLateNights(userIds, nights, current, version, now, zone)
                + signs.keepSpendSurges(userIds, current, version, now, zone, firstSign.minusDays(SPEND_DAYS));
        if (found > 0 && signs.protect(userIds) > 0) {
            versions.changed(List.of("users"));
        }
    }

    /**
     * Looks again at all who were active since the day before.
     *
     * @return how many users these were
     */
    @Transactional
    public int askForRecent(LocalDate today) {
        return checks.askForActive(today.minusDays(1), clock.getZone());
    }

    /** Who is protected today, and by which thresholds. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public Protection protection() {
        var today = LocalDate.now(clock);
        return new Protection(thresholds.version(), thresholds.current(), counts.byReason(today), counts.bySign(today));
    }

    /** Tightens thresholds, and has everybody looked at by them. What would loosen one is refused. */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public Protection tighten(HarmThresholds wanted) {
        var before = thresholds.current();
        wanted.refused(before).ifPresent(refused -> {
            throw new Refusal(
                    refused.looser() ? "protection.looser" : "protection.too-tight",
                    refused.name(),
                    refused.wanted().toPlainString(),
                    refused.now().toPlainString(),
                    refused.tightest());
        });
        if (!wanted.equals(before)) {
            thresholds.add(wanted, Person.name(), clock.instant());
            audit.record("protection_tightened", "thresholds", Map.of("version", thresholds.version()));
            checks.askForActive(LocalDate.now(clock).minusDays(wanted.coolingOffDays() + 1L), clock.getZone());
        }
        return protection();
    }
}
