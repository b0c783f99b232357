package dev.rekindle.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule and how it stands.
 *
 * @param since when it came into this state
 * @param firingSince since when it fires, told and not yet recovered; it stays while there is no data
 * @param reading what was looked at last; absent when there was nothing to look at
 * @param evaluatedAt when that was; absent: never yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
        UUID alertId,
        @JsonUnwrapped AlertRule rule,
        AlertState state,
        Instant since,
        @Nullable Instant firingSince,
        @Nullable AlertReading reading,
        @Nullable Instant evaluatedAt) {

    private static final Duration RECOVERED_FOR = Duration.ofDays(1);

    /** Whether somebody should look at it. */
    @JsonIgnore
    public boolean isNotable() {
        return state != AlertState.NORMAL;
    }

    Alert withoutReceivers() {
        return new Alert(alertId, rule.withoutReceivers(), state, since, firingSince, reading, evaluatedAt);
    }

    /**
     * How it stands after another look.
     *
     * <p>What fires and then has no data still fires when the data is back and the bound still passed: that is no
     * second onset, and nobody is told twice.
     */
    Alert after(Optional<AlertReading> found, Instant now) {
        var next = next(found, now);
        return new Alert(
                alertId,
                rule,
                next,
                next == state ? since : now,
                switch (next) {
                    case FIRING -> firingSince == null ? now : firingSince;
                    case NO_DATA -> firingSince;
                    case NORMAL, PENDING, RECOVERED -> null;
                },
                found.orElse(null),
                now);
    }

    private AlertState next(Optional<AlertReading> found, Instant now) {
        if (found.isEmpty()) {
            return AlertState.NO_DATA;
        }
        if (rule.isPassedBy(found.get())) {
            if (firingSince != null) {
                return AlertState.FIRING;
            }
            var pendingSince = state == AlertState.PENDING ? since : now;
            var pending = Duration.ofMinutes(rule.pendingMinutes());
            return now.isBefore(pendingSince.plus(pending)) ? AlertState.PENDING : AlertState.FIRING;
        }
        if (firingSince != null) {
            return AlertState.RECOVERED;
        }
        return state == AlertState.RECOVERED && now.isBefore(since.plus(RECOVERED_FOR))
                ? AlertState.RECOVERED
                : AlertState.NORMAL;
    }

    /** Whether somebody is told that it came to this from that: of every onset once, and of its end. */
    boolean isNewsAfter(Alert before) {
        return (state == AlertState.FIRING && before.firingSince == null)
                || (state == AlertState.RECOVERED && before.state != AlertState.RECOVERED);
    }
}
