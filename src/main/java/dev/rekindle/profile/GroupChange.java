package dev.rekindle.profile;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user's group, with the values that decided it.
 *
 * @param recencyDays absent for who had never acted
 */
public record GroupChange(
        Instant changedAt,
        String fromGroup,
        String toGroup,
        String policy,
        int policyVersion,
        @Nullable Integer recencyDays,
        long frequency,
        BigDecimal monetary,
        long visits,
        BigDecimal balance,
        String cause) {}
