package dev.rekindle.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number computed from data, or the reason why the data do not determine it; never NaN, never a stand-in such as 0.
 */
public sealed interface Estimate permits Estimated, NotEstimable {

    /**
     * An estimate that the data determine.
     *
     * @throws IllegalArgumentException when the value is not finite
     */
    static Estimate of(double value) {
        return new Estimated(value);
    }

    /**
     * An estimate that the data do not determine.
     *
     * @param reason what is missing, as the end of the sentence "cannot be computed: …"
     */
    static Estimate not(String reason) {
        return new NotEstimable(reason);
    }

    /** The number, empty when it cannot be computed. */
    OptionalDouble toOptional();

    /** Why it cannot be computed, empty when it can. */
    Optional<String> reason();
}
