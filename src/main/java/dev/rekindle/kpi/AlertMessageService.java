package dev.rekindle.kpi;

import dev.rekindle.ui.Translations;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whoever is to be told of an alert. A message leaves in the transaction that marks it as sent; one that nobody
 * takes is tried again, after ever longer, for a day.
 */
@Service
public class AlertMessageService {

    private static final Logger LOG = LoggerFactory.getLogger(AlertMessageService.class);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final AlertMessageStore store;
    private final AlertService alerts;
    private final OverviewMailSender mail;
    private final AlertWebhook webhook;
    private final Translations words;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertMessageService(
            AlertMessageStore store,
            AlertService alerts,
            OverviewMailSender mail,
            AlertWebhook webhook,
            Translations words,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.mail = mail;
        this.webhook = webhook;
        this.words = words;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Sends all that is due.
     *
     * @return how many were tried
     */
    public int sendDue() {
        var tried = 0;
        while (Boolean.TRUE.equals(transaction.execute(begun -> sendOldest()))) {
            tried++;
        }
        return tried;
    }

    /** Whether mails can leave at all. */
    public boolean isMailConfigured() {
        return mail.isConfigured();
    }

    private boolean sendOldest() {
        var found = store.lockOldestDue(clock.instant());
        found.ifPresent(this::send);
        return found.isPresent();
    }

    private void send(AlertMessage message) {
        try {
            switch (message.channel()) {
                case MAIL -> {
                    var written = AlertMail.of(message, words, clock.getZone(), mail.link());
                    mail.send(
                            message.messageId(), message.receiver(), written.subject(), written.text(), written.html());
                }
                case WEBHOOK -> webhook.post(message, alerts.secret(message.alertId()));
            }
            store.sent(message.messageId(), clock.instant());
        } catch (MessageNotSent e) {
            LOG.warn("A message of alert {} was not sent: {}", message.alertId(), e.why());
            var next = clock.instant().plus(Waits.after(message.tries()));
            if (next.isBefore(message.createdAt().plus(GIVEN_UP_AFTER))) {
                store.tryAgain(message.messageId(), next, e.why());
            } else {
                store.giveUp(message.messageId(), e.why());
            }
        }
    }
}
