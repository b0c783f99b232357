package dev.rekindle.audience;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user who need not have done anything.
 *
 * @param notificationBlockedAt the day on which the user blocked notifications; absent: not blocked
 * @param birthDate absent: unknown
 * @param selfExcludedUntil last day of self-exclusion, {@link LocalDate#MAX} for ever; absent: none
 * @param marketingConsent absent: never asked
 * @param zone the user's own time zone; absent: the configured one
 */
public record UserAttributes(
        @Nullable Integer regionId,
        int pushOn,
        int totalSettleCnt,
        @Nullable LocalDate notificationBlockedAt,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate selfExcludedUntil,
        @Nullable Boolean marketingConsent,
        @Nullable String zone) {}
