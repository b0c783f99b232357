package dev.rekindle.notification;

import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.metrics.MetricsUpdated.Cause;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The one door for what users are told. Who is protected is told nothing; in the quiet hours of a user's own zone it waits
 * until their end and is then said once, summed up. Whatever is skipped is kept with its reason.
 */
@Service
@EnableConfigurationProperties(QuietHours.class)
public class NotificationService {

    /** Tokens that arrived longer ago are no news: a history that is read again tells nobody anything. */
    private static final Duration NEWS = Duration.ofDays(1);

    private static final int USERS_AT_ONCE = 500;

    private final NotificationStore store;
    private final QuietHours quietHours;
    private final JsonMapper json;
    private final Clock clock;

    NotificationService(NotificationStore store, QuietHours quietHours, JsonMapper json, Clock clock) {
        this.store = store;
        this.quietHours = quietHours;
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
        var notifications = store.arrivals(now.minus(NEWS), updated.today()).stream()
                .map(arrival -> told(arrival, now))
                .toList();
        if (!notifications.isEmpty()) {
            store.add(notifications, now);
            publish(
                    notifications.stream()
                            .filter(told -> told.sentAt() != null)
                            .map(told -> new NewTokenArrival(told.userId(), told.earnedTokens()))
                            .toList(),
                    now);
        }
    }

    private Notification told(TokenArrival arrival, Instant now) {
        var due = quietHours.dueAt(now, arrival.zone(), clock.getZone());
        return new Notification(
                arrival.userId(),
                arrival.cause(),
                new NewTokenArrival(arrival.userId(), arrival.earnedTokens()).message(),
                arrival.earnedTokens(),
                arrival.protection(),
                due,
                arrival.protection() == null && due.equals(now) ? now : null);
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
        for (var arrival : store.waiting(users, LocalDate.now(clock))) {
            reasons.put(arrival.userId(), arrival.protection());
            if (arrival.protection() == null) {
                sums.merge(arrival.userId(), arrival.earnedTokens(), BigDecimal::add);
            }
        }
        store.settle(reasons, now);
        publish(
                sums.entrySet().stream()
                        .map(sum -> new NewTokenArrival(sum.getKey(), sum.getValue()))
                        .toList(),
                now);
        return users.size();
    }

    /** How many notifications there are in each state. */
    @Transactional(readOnly = true)
    public Map<String, Long> counts() {
        return store.counts();
    }

    private void publish(List<NewTokenArrival> news, Instant now) {
        if (!news.isEmpty()) {
            store.publish(
                    news.stream()
                            .map(told -> Map.entry(told.userId(), json.writeValueAsString(told)))
                            .toList(),
                    now);
        }
    }
}
