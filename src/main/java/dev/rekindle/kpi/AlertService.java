package dev.rekindle.kpi;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.access.Role;
import dev.rekindle.access.Seal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches the key figures by the rules of admins: how each stands, what changed, and who is to be told. */
@Service
public class AlertService {

    private static final String SECRET = "alert webhook";

    private final AlertStore store;
    private final AlertMessageStore messages;
    private final KpiService kpis;
    private final Seal seal;
    private final AuditService audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertService(
            AlertStore store,
            AlertMessageStore messages,
            KpiService kpis,
            Seal seal,
            AuditService audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.messages = messages;
        this.kpis = kpis;
        this.seal = seal;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** All alerts by name; who is told is for admins only. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<Alert> alerts() {
        var isAdmin = mayEdit();
        return store.alerts().stream()
                .map(alert -> isAdmin ? alert : alert.withoutReceivers())
                .toList();
    }

    /** What changed, the newest first. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public AlertEvents events(long offset, int limit) {
        return new AlertEvents(store.eventCount(), store.events(offset, limit));
    }

    /**
     * Keeps a new rule, or another one in place of one that there is, which then begins anew.
     *
     * @param alertId absent for a new one
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public UUID save(@Nullable UUID alertId, AlertRule rule) {
        UUID id;
        if (alertId == null) {
            id = store.add(rule, clock.instant(), Person.name());
        } else if (store.replace(alertId, rule, clock.instant(), Person.name())) {
            id = alertId;
        } else {
            throw unknown(alertId);
        }
        audit.record(
                alertId == null ? "alert_created" : "alert_changed",
                rule.name(),
                Map.of(
                        "kpi", rule.kpi().key(),
                        "kind", rule.kind(),
                        "bound", rule.bound(),
                        "pending_minutes", rule.pendingMinutes(),
                        "mail_addresses", rule.mailTo().size(),
                        "webhook", rule.webhookUrl() != null));
        return id;
    }

    /** Ends an alert; its history stays. */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public void delete(UUID alertId) {
        if (!store.delete(alertId, clock.instant(), Person.name())) {
            throw unknown(alertId);
        }
        audit.record("alert_deleted", alertId.toString(), Map.of());
    }

    /** With what the messages of this alert's webhook are signed. */
    @PreAuthorize("hasRole('ADMIN')")
    public String webhookSecret(UUID alertId) {
        return secret(alertId);
    }

    /** The same each time it is asked for, so that it is kept nowhere. */
    String secret(UUID alertId) {
        return seal.seal(SECRET, alertId.toString());
    }

    /**
     * Looks at every alert, unless somebody in the cluster is at it.
     *
     * @return how many changed their state
     */
    public int evaluate() {
        if (store.isEmpty()) {
            return 0;
        }
        var standing = Person.asServer(Role.EXEC, kpis::now);
        var changed = transaction.execute(begun -> store.takeTurn()
                ? (int) store.lockAlerts().stream()
                        .filter(alert -> look(alert, standing))
                        .count()
                : 0);
        return changed == null ? 0 : changed;
    }

    private boolean look(Alert before, KpiStanding standing) {
        var now = clock.instant();
        var alert = before.after(AlertReadings.reading(before.rule(), standing), now);
        store.stand(alert);
        if (alert.state() == before.state()) {
            return false;
        }
        var event = store.addEvent(alert, now);
        if (alert.isNewsAfter(before)) {
            var rule = alert.rule();
            rule.mailTo().forEach(address -> messages.add(event, AlertChannel.MAIL, address, now));
            if (rule.webhookUrl() != null) {
                messages.add(event, AlertChannel.WEBHOOK, rule.webhookUrl(), now);
            }
        }
        return true;
    }

    private static boolean mayEdit() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
    }

    private static NoSuchElementException unknown(UUID alertId) {
        return new NoSuchElementException("There is no alert %s; somebody may have deleted it.".formatted(alertId));
    }
}
