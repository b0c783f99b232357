package dev.rekindle.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may leave, and when: what sends asks here, and so does what foresees what would be sent.
 *
 * @param usual the zone of users without one
 */
record DeliveryRules(QuietHours quietHours, FrequencyCaps caps, ZoneId usual) {

    /** Those of a policy. */
    static DeliveryRules of(SendingPolicy policy, ZoneId usual) {
        return new DeliveryRules(policy.rules().quietHours(), policy.rules().caps(), usual);
    }

    /**
     * Why it must not leave; absent when it may.
     *
     * @param on the channels by which messages leave
     * @param told when the user was told something else; empty where the caps have been passed already
     */
    @Nullable
    String reason(Receiver to, Channel channel, Set<Channel> on, Collection<Instant> told, Instant at) {
        if (to.protection() != null) {
            return to.protection();
        }
        if (to.pushOff()) {
            return "push_off";
        }
        var blockedAt = to.blockedAt();
        if (blockedAt != null && !blockedAt.isAfter(LocalDate.ofInstant(at, usual))) {
            return "blocked";
        }
        if (!on.contains(channel)) {
            return "channel_off";
        }
        if (channel == Channel.EMAIL
                && Objects.requireNonNullElse(to.email(), "").isBlank()) {
            return "no_address";
        }
        return caps.areReached(told, at, QuietHours.zone(to.zone(), usual)) ? "frequency_cap" : null;
    }

    /** When it may leave: now, or when the user's quiet hours end. */
    Instant dueAt(Receiver to, Instant now) {
        return quietHours.dueAt(now, to.zone(), usual);
    }
}
