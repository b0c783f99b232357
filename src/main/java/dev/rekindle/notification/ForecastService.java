package dev.rekindle.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Foresees what the one door would do with messages, by the same rules, before anybody asks for them. */
@Service
@Transactional(readOnly = true)
public class ForecastService {

    private final ReceiverQuery receivers;
    private final DeliveryStore deliveries;
    private final ChannelStore channels;
    private final SendingPolicyStore policies;
    private final Clock clock;

    ForecastService(
            ReceiverQuery receivers,
            DeliveryStore deliveries,
            ChannelStore channels,
            SendingPolicyStore policies,
            Clock clock) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.channels = channels;
        this.policies = policies;
        this.clock = clock;
    }

    /** The channels by which messages leave at present. */
    @PreAuthorize("hasRole('EXEC')")
    public Set<Channel> channels() {
        return channels.on();
    }

    /** What would become of one message of this cause to each of these users. */
    @PreAuthorize("hasRole('CRM')")
    public SendForecast forecast(String type, String cause, Collection<String> userIds) {
        var now = clock.instant();
        var on = channels.on();
        var rules = DeliveryRules.of(policies.current(), clock.getZone());
        var told = deliveries.told(userIds, now.minus(Duration.ofDays(FrequencyCaps.DAYS)));
        var asked = receivers.asked(type, cause, userIds);
        var outcomes = new HashMap<String, Long>();
        for (var receiver : receivers.receivers(userIds, LocalDate.ofInstant(now, clock.getZone()))) {
            var outcome = asked.contains(receiver.userId())
                    ? "asked_before"
                    : outcome(receiver, rules, on, told.getOrDefault(receiver.userId(), Map.of()), now);
            outcomes.merge(outcome, 1L, Long::sum);
        }
        var skipped = new TreeMap<>(outcomes);
        skipped.keySet().removeAll(Set.of("now", "later", "asked_before"));
        return new SendForecast(
                outcomes.getOrDefault("now", 0L),
                outcomes.getOrDefault("later", 0L),
                outcomes.getOrDefault("asked_before", 0L),
                skipped);
    }

    /** By the first channel that lets it leave; where none does, the reason of the last. */
    private static String outcome(
            Receiver to, DeliveryRules rules, Set<Channel> on, Map<String, Instant> told, Instant now) {
        var due = rules.dueAt(to, now);
        var outcome = "channel_off";
        for (var channel : on) {
            var reason = rules.reason(to, channel, on, told.values(), due);
            if (reason == null) {
                return due.isAfter(now) ? "later" : "now";
            }
            outcome = reason;
        }
        return outcome;
    }
}
