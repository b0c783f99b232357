package dev.rekindle.reactivation;

import dev.rekindle.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/** An estimate as it stands in JSON: the number, or nothing and a reason beside it. */
final class Estimates {

    private Estimates() {}

    static @Nullable Double value(Estimate estimate) {
        return estimate.toOptional().isPresent() ? estimate.toOptional().getAsDouble() : null;
    }

    /** The first reason why one of these could not be computed. */
    static @Nullable String reason(Estimate... estimates) {
        for (var estimate : estimates) {
            if (estimate.reason().isPresent()) {
                return estimate.reason().get();
            }
        }
        return null;
    }
}
