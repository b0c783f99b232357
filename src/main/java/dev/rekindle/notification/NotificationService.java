package dev.rekindle.notification;

import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one door for what users are told. Who is protected is told nothing; in the quiet hours of a user's own zone it
 * waits until their end and is then said once, summed up. Nobody is told more often than the caps allow. Whatever is
 * skipped is kept with its reason.
 */
@Service
public class NotificationService {

    /** Tokens that arrived longer ago are no news: a history that is read again tells nobody anything. */
    private static final Duration NEWS = Duration.ofDays(1);

    private static final int USERS_AT_ONCE = 500;

    /**
     * What decides for some users.
     *
     * @param told when each was told what
     */
    private record Door(DeliveryRules rules, Set<Channel> on, Map<String, Map<String, Instant>> told) {

        /** Why a user is told nothing; what waits for the morning is asked about the cap in the morning. */
        @Nullable
        String reason(Receiver to, Instant due, Instant now) {
            var earlier = due.isAfter(now)
                    ? List.<Instant>of()
                    : told.getOrDefault(to.userId(), Map.of()).values();
            return rules.reason(to, Channel.KAFKA, on, earlier, now);
        }
    }

    /** What a user earned in all, and by which events. */
    private record Sum(BigDecimal tokens, String causes) {

        Sum and(Sum other) {
            return new Sum(tokens.add(other.tokens), causes + "," + other.causes);
        }
    }

    private final NotificationStore store;
    private final DeliveryStore deliveries;
    private final ChannelStore channels;
    private final SendingPolicyStore policies;
    private final JsonMapper json;
    private final Clock clock;

    NotificationService(
            NotificationStore store,
            DeliveryStore deliveries,
            ChannelStore channels,
            SendingPolicyStore policies,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.channels = channels;
        this.policies = policies;
        this.json = json;
        this.clock = clock;
    }

    /** Tells, in the transaction that records it, who earned tokens at the partner. */
    @EventListener
    @Order(100) // after the groups have moved, so that a user hears of his segment first
    @Transactional(propagation = Propagation.MANDATORY)
    public void tokensArrived(MetricsUpdated updated) {
        if (updated.cause() != Cause.USER_ACTED) {
            return;
        }
        var now = clock.instant();
        var arrivals = store.arrivals(now.minus(NEWS), updated.today());
        if (!arrivals.isEmpty()) {
            var door = door(arrivals.stream().map(TokenArrival::userId).toList(), now);
            var notifications = arrivals.stream()
                    .map(arrival -> notification(arrival, door, now))
                    .toList();
            store.add(notifications, now);
            var sums = new TreeMap<String, Sum>();
            notifications.stream()
                    .filter(notification -> notification.sentAt() != null)
                    .forEach(sent -> sums.merge(sent.userId(), new Sum(sent.earnedTokens(), sent.cause()), Sum::and));
            publish(sums, now);
        }
    }

    /** What decides whether these users are told something now. */
    private Door door(Collection<String> userIds, Instant now) {
        return new Door(
                DeliveryRules.of(policies.current(), clock.getZone()),
                channels.on(),
                deliveries.told(userIds, now.minus(Duration.ofDays(FrequencyCaps.DAYS))));
    }

    private static Notification notification(TokenArrival arrival, Door door, Instant now) {
        var due = door.rules().dueAt(arrival.to(), now);
        var reason = door.reason(arrival.to(), due, now);
        return new Notification(
                arrival.userId(),
                arrival.cause(),
                new NewTokenArrival(arrival.userId(), arrival.earnedTokens()).message(),
                arrival.earnedTokens(),
                reason,
                due,
                reason == null && due.equals(now) ? now : null);
    }

    /**
     * Says what has waited for the end of the quiet hours: to each user once, with the sum of all tokens that waited.
     * Whose hours are quiet again, or still by another policy, waits on.
     *
     * @return how many users were looked at; less than there are waiting, so ask again until it is 0
     */
    @Transactional
    public int sayWhatIsDue() {
        var now = clock.instant();
        var users = store.lockDueUsers(now, USERS_AT_ONCE);
        if (users.isEmpty()) {
            return 0;
        }
        var reasons = new LinkedHashMap<String, @Nullable String>();
        var postponed = new LinkedHashMap<String, Instant>();
        var sums = new TreeMap<String, Sum>();
        var door = door(users, now);
        for (var arrival : store.waiting(users, LocalDate.now(clock))) {
            var due = door.rules().dueAt(arrival.to(), now);
            var reason = door.reason(arrival.to(), due, now);
            if (reason == null && due.isAfter(now)) {
                postponed.put(arrival.userId(), due);
            } else {
                reasons.put(arrival.userId(), reason);
            }
            if (reason == null && !due.isAfter(now)) {
                sums.merge(arrival.userId(), new Sum(arrival.earnedTokens(), arrival.cause()), Sum::and);
            }
        }
        store.settle(reasons, now);
        store.postpone(postponed);
        publish(sums, now);
        return users.size();
    }

    /** How many notifications there are in each state. */
    @Transactional(readOnly = true)
    public Map<String, Long> counts() {
        return store.counts();
    }

    private void publish(SortedMap<String, Sum> sums, Instant now) {
        if (!sums.isEmpty()) {
            store.publish(
                    sums.entrySet().stream()
                            .map(sum -> push(sum.getKey(), sum.getValue()))
                            .toList(),
                    now);
        }
    }

    private Push push(String userId, Sum sum) {
        return new Push(userId, sum.causes(), null, json.writeValueAsString(new NewTokenArrival(userId, sum.tokens())));
    }
}
