package dev.rekindle.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An estimate that the data determine.
 *
 * @param value finite, in full double precision
 */
public record Estimated(double value) implements Estimate {

    public Estimated {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("An estimate must be finite, but was " + value);
        }
    }

    @Override
    public OptionalDouble toOptional() {
        return OptionalDouble.of(value);
    }

    @Override
    public Optional<String> reason() {
        return Optional.empty();
    }
}
