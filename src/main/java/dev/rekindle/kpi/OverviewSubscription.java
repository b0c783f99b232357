package dev.rekindle.kpi;

import dev.rekindle.ui.Refusal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish for the Overview by mail.
 *
 * @param hour of the configured zone at which it comes
 * @param locale {@code en} or {@code ko}
 * @param sentFor the day of the figures that were sent last; absent before the first
 * @param failure why the last attempt failed; absent when it did not
 */
public record OverviewSubscription(
        String address,
        int hour,
        String locale,
        @Nullable LocalDate sentFor,
        @Nullable String failure) {

    /** @throws Refusal when it cannot be kept so, in words */
    public OverviewSubscription {
        address = address.strip();
        if (!AlertRule.isAddress(address)) {
            throw new Refusal("overview-mail.bad-address");
        }
        if (hour < 0 || hour > 23) {
            throw new Refusal("overview-mail.bad-hour");
        }
        if (!Set.of("en", "ko").contains(locale)) {
            throw new Refusal("alerts.bad-locale");
        }
    }
}
