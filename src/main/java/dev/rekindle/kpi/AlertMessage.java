package dev.rekindle.kpi;

import java.time.Instant;
import java.util.UUID;

/**
 * An onset or a recovery that somebody is to be told of.
 *
 * @param tries how often that failed so far
 * @param at when it came to this state
 */
record AlertMessage(
        UUID messageId,
        AlertChannel channel,
        String receiver,
        Instant createdAt,
        int tries,
        UUID alertId,
        String alert,
        Kpi kpi,
        AlertKind kind,
        double bound,
        int pendingMinutes,
        String locale,
        AlertState state,
        Instant at,
        AlertReading reading) {}
