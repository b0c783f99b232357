package dev.rekindle.kpi;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.access.Role;
import dev.rekindle.ui.Translations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the key figures of the last whole day, once a day, to whoever wants them; in the hour they chose or as soon as
 * it can.
 */
@Service
public class OverviewMailService {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewMailService.class);
    private static final int DAYS = 30;

    private final OverviewMailStore store;
    private final OverviewMailSender mail;
    private final KpiService kpis;
    private final Translations words;
    private final AuditService audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverviewMailService(
            OverviewMailStore store,
            OverviewMailSender mail,
            KpiService kpis,
            Translations words,
            AuditService audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.mail = mail;
        this.kpis = kpis;
        this.words = words;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether mails can leave at all. */
    public boolean isConfigured() {
        return mail.isConfigured();
    }

    /** What whoever is signed in has wished for. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public Optional<OverviewSubscription> own() {
        return store.subscription(Person.name());
    }

    /** Sends it to whoever is signed in, the first time when the hour comes next. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional
    public void subscribe(String address, int hour, String locale) {
        var wish = new OverviewSubscription(address, hour, locale, null, null);
        var today = LocalDate.now(clock);
        var isPast = LocalTime.now(clock).getHour() >= hour;
        store.subscribe(Person.name(), wish, isPast ? today : today.minusDays(1), clock.instant());
        audit.record("overview_mail_wanted", Person.name(), Map.of("hour", hour, "locale", locale));
    }

    @PreAuthorize("hasRole('EXEC')")
    @Transactional
    public void unsubscribe() {
        if (store.unsubscribe(Person.name())) {
            audit.record("overview_mail_stopped", Person.name(), Map.of());
        }
    }

    /**
     * Sends all that is due; nothing while no server is configured.
     *
     * @return how many were tried
     */
    public int sendDue() {
        var tried = 0;
        while (mail.isConfigured() && Boolean.TRUE.equals(transaction.execute(begun -> sendNext()))) {
            tried++;
        }
        return tried;
    }

    private boolean sendNext() {
        var today = LocalDate.now(clock);
        var due = store.lockDue(today, LocalTime.now(clock).getHour(), clock.instant());
        due.ifPresent(one -> send(one, today));
        return due.isPresent();
    }

    private void send(OverviewMailStore.Due due, LocalDate today) {
        var day = today.minusDays(1);
        try {
            var standing = Person.asServer(
                    Role.EXEC,
                    () -> kpis.standing(day.minusDays(DAYS - 1L), day, UserFilter.EVERYBODY, Comparison.WEEK));
            var written =
                    OverviewMail.of(standing, Locale.forLanguageTag(due.locale()), words, clock.getZone(), mail.link());
            var mailId = UUID.nameUUIDFromBytes((due.account() + " " + day).getBytes(StandardCharsets.UTF_8));
            mail.send(mailId, due.address(), written.subject(), written.text(), written.html());
            store.sent(due.account(), today, day);
        } catch (MessageNotSent e) {
            LOG.warn("The Overview of {} was not sent to {}: {}", day, due.account(), e.why());
            store.tryAgain(due.account(), clock.instant().plus(Waits.after(due.tries())), e.why());
        }
    }
}
