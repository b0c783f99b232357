package dev.rekindle.notification;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.Person;
import dev.rekindle.notification.Delivery.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is asked to be sent, and whether it is. Who asks only leaves a row; what may leave is decided right before it
 * does: protection, blocked notifications, the channel, quiet hours and frequency caps as they are then.
 *
 * <p><b>None lost, none twice.</b> By Kafka a message leaves through the outbox, in the transaction that says it is
 * sent. By webhook and e-mail it is claimed in one transaction, sent, and said to be sent in another. Who dies in
 * between holds the claim until it ends; then the message is sent again under the same key, by which the receiver can
 * tell.
 */
@Service
public class DeliveryService {

    static final int MOST_ATTEMPTS = 8;
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final int USERS_AT_ONCE = 20;
    private static final int LONGEST_FAILURE = 300;

    private final DeliveryStore store;
    private final NotificationCountQuery counts;
    private final NotificationStore outbox;
    private final ChannelStore channels;
    private final SendingPolicyStore policies;
    private final AuditService audit;
    private final Clock clock;

    DeliveryService(
            DeliveryStore store,
            NotificationCountQuery counts,
            NotificationStore outbox,
            ChannelStore channels,
            SendingPolicyStore policies,
            AuditService audit,
            Clock clock) {
        this.store = store;
        this.counts = counts;
        this.outbox = outbox;
        this.channels = channels;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for messages to be sent, by every channel that is on. What was asked for before, for the same cause, is not
     * sent again.
     *
     * @param cause of what all of them are part; a user gets one message of it
     * @param snapshotId of the result that names these users
     * @return how many rows this added: messages times channels
     */
    @PreAuthorize("hasRole('CRM')")
    @Transactional
    public int ask(String type, String cause, String snapshotId, List<MessageToSend> messages) {
        return store.add(type, cause, messages, channels.on(), Person.name(), snapshotId, clock.instant());
    }

    /**
     * Keeps, for every channel that is on, that users get no message of a cause, and why.
     *
     * @param reasons by user
     * @return how many rows this added
     */
    @PreAuthorize("hasRole('CRM')")
    @Transactional
    public int withhold(String type, String cause, String snapshotId, Map<String, String> reasons) {
        return store.addSkipped(type, cause, reasons, channels.on(), Person.name(), snapshotId, clock.instant());
    }

    /**
     * Decides of what is due for some users.
     *
     * @return what has been claimed and is to be sent now; absent when nothing was due
     */
    @Transactional
    @Nullable
    List<Delivery> claim() {
        var now = clock.instant();
        var users = store.lockDueUsers(now, USERS_AT_ONCE);
        if (users.isEmpty()) {
            return null;
        }
        var on = channels.on();
        var rules = DeliveryRules.of(policies.current(), clock.getZone());
        var told = store.told(users, now.minus(Duration.ofDays(FrequencyCaps.DAYS)));
        var verdicts = new ArrayList<Verdict>();
        for (var delivery : store.due(users, now, LocalDate.ofInstant(now, clock.getZone()))) {
            var toUser = told.computeIfAbsent(delivery.userId(), user -> new HashMap<>());
            var verdict = verdict(delivery, rules, on, toUser, now);
            if (verdict.reason() == null && verdict.dueAt() == null) {
                toUser.putIfAbsent(delivery.cause(), now);
            }
            verdicts.add(verdict);
        }
        store.settle(verdicts, now, now.plus(LEASE));
        publish(verdicts, now);
        return verdicts.stream()
                .filter(verdict -> verdict.state().equals("SENDING"))
                .map(Verdict::delivery)
                .toList();
    }

    private void publish(Collection<Verdict> verdicts, Instant now) {
        var published = verdicts.stream()
                .filter(verdict -> verdict.state().equals("SENT"))
                .map(Verdict::delivery)
                .map(sent -> new Push(sent.userId(), sent.cause(), sent.id(), sent.payload()))
                .toList();
        if (!published.isEmpty()) {
            outbox.publish(published, now);
        }
    }

    private static Verdict verdict(
            Delivery delivery, DeliveryRules rules, Set<Channel> on, Map<String, Instant> told, Instant now) {
        var due = rules.dueAt(delivery.to(), now);
        // What waits for the morning is asked about the cap in the morning.
        var isNew = delivery.attempts() == 0 && !told.containsKey(delivery.cause()) && !due.isAfter(now);
        var reason = rules.reason(delivery.to(), delivery.channel(), on, isNew ? told.values() : List.of(), now);
        if (reason != null) {
            return new Verdict(delivery, "SKIPPED", reason, null);
        }
        if (due.isAfter(now)) {
            return new Verdict(delivery, "WAITING", null, due);
        }
        return new Verdict(delivery, delivery.channel() == Channel.KAFKA ? "SENT" : "SENDING", null, null);
    }

    /** Whether it may be sent still; if so, nobody else claims it while it is. */
    @Transactional
    boolean isStillClaimed(Delivery delivery) {
        var now = clock.instant();
        return store.claimOn(delivery, now, now.plus(LEASE));
    }

    @Transactional
    void arrived(Delivery delivery) {
        store.arrived(delivery, clock.instant());
    }

    /** Notes why it did not arrive; each next attempt waits twice as long as the one before. */
    @Transactional
    void failed(Delivery delivery, DeliveryFailure failure) {
        var attempts = delivery.attempts() + 1;
        var kept = failure.kept();
        store.failed(
                delivery,
                kept.substring(0, Math.min(LONGEST_FAILURE, kept.length())),
                attempts >= MOST_ATTEMPTS
                        ? null
                        : clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << (attempts - 1))));
    }

    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<NotificationCount> counts() {
        return counts.counts();
    }

    /** What has become, until now, of the messages of one cause. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<NotificationCount> counts(String type, String cause) {
        return counts.counts(type, cause);
    }

    /** The newest messages that are tried no more. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public List<DeadNotification> dead(int most) {
        return store.dead(most);
    }

    /**
     * Tries dead messages from the beginning.
     *
     * @param id which; absent: all
     * @return how many
     */
    @PreAuthorize("hasRole('CRM')")
    @Transactional
    public int retry(@Nullable UUID id) {
        var revived = store.revive(id, clock.instant());
        audit.record("notifications_retried", id == null ? "all" : id.toString(), Map.of("messages", revived));
        return revived;
    }
}
