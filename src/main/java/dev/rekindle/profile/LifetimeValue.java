package dev.rekindle.profile;

import java.time.LocalDate;

/**
 * What a user is worth, and the three factors of which that is the product.
 *
 * @param visitsPerPeriod of 30 days
 * @param rfmGroup whose expected lifetime, in such periods, is the third
 */
public record LifetimeValue(
        double ltv,
        double meanPayment,
        double visitsPerPeriod,
        double expectedLifetime,
        String rfmGroup,
        LocalDate asOf) {}
