package dev.rekindle.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an alert's state.
 *
 * @param alert its name
 * @param reading what it was for; absent when there was nothing to look at
 * @param told how many were told
 * @param waiting how many are still to be told
 * @param failure why the last of those could not be told yet, or at all; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertEvent(
        UUID eventId,
        UUID alertId,
        String alert,
        Kpi kpi,
        Instant at,
        AlertState state,
        @Nullable AlertReading reading,
        long told,
        long waiting,
        @Nullable String failure) {}
