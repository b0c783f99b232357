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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties({QuietHours.class, FrequencyCaps.class})
public class NotificationService {

    /** Tokens that arrived longer ago are no news: a history that is read again tells nobody anything. */
    private static final Duration NEWS = Duration.ofDays(1);

    private static final int USERS_AT_ONCE = 500;

    private final NotificationStore store;
    private final DeliveryStore deliveries;
    private final QuietHours quietHours;
    private final FrequencyCaps caps;
    private final JsonMapper json;
    private final Clock clock;

    NotificationService(
            NotificationStore store,
            DeliveryStore deliveries,
            QuietHours quietHours,
            FrequencyCaps caps,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.quietHours = quietHours;
        this.caps = caps;
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
            var told = told(arrivals.stream().map(TokenArrival::userId).toList(), now);
            var notifications = arrivals.stream()
                    .map(arrival -> notification(arrival, told.getOrDefault(arrival.userId(), Map.of()), now))
                    .toList();
            store.add(notifications, now);
            var sums = new TreeMap<String, BigDecimal>();
            notifications.stream()
                    .filter(notification -> notification.sentAt() != null)
                    .forEach(sent -> sums.merge(sent.userId(), sent.earnedTokens(), BigDecimal::add));
            publish(sums, now);
        }
    }

    private Map<String, Map<String, Instant>> told(Collection<String> userIds, Instant now) {
        return deliveries.told(userIds, now.minus(Duration.ofDays(FrequencyCaps.DAYS)));
    }

    private @Nullable String reason(TokenArrival arrival, Map<String, Instant> told, Instant now) {
        if (arrival.protection() != null) {
            return arrival.protection();
        }
        var zone = QuietHours.zone(arrival.zone(), clock.getZone());
        return caps.areReached(told.values(), now, zone) ? "frequency_cap" : null;
    }

    private Notification notification(TokenArrival arrival, Map<String, Instant> told, Instant now) {
        var due = quietHours.dueAt(now, arrival.zone(), clock.getZone());
        // What waits for the morning is asked about the cap in the morning.
        var reason = due.equals(now) ? reason(arrival, told, now) : arrival.protection();
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
        var sums = new TreeMap<String, BigDecimal>();
        var told = told(users, now);
        for (var arrival : store.waiting(users, LocalDate.now(clock))) {
            var reason = reason(arrival, told.getOrDefault(arrival.userId(), Map.of()), now);
            reasons.put(arrival.userId(), reason);
            if (reason == null) {
                sums.merge(arrival.userId(), arrival.earnedTokens(), BigDecimal::add);
            }
        }
        store.settle(reasons, now);
        publish(sums, now);
        return users.size();
    }

    /** How many notifications there are in each state. */
    @Transactional(readOnly = true)
    public Map<String, Long> counts() {
        return store.counts();
    }

    private void publish(SortedMap<String, BigDecimal> sums, Instant now) {
        if (!sums.isEmpty()) {
            store.publish(
                    sums.entrySet().stream()
                            .map(sum -> Map.entry(
                                    sum.getKey(),
                                    json.writeValueAsString(new NewTokenArrival(sum.getKey(), sum.getValue()))))
                            .toList(),
                    now);
        }
    }
}
