package dev.rekindle.recommendation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What really grants something that texts may then claim.
 *
 * @param grants in words
 * @param validUntil the last day; absent: open
 */
public record GrantingOffer(
        String offerId,
        String grants,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    boolean isValid(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
