package dev.rekindle.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An estimate that the data do not determine.
 *
 * @param why what is missing, in words
 */
public record NotEstimable(String why) implements Estimate {

    public NotEstimable {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Say why the estimate cannot be computed");
        }
    }

    @Override
    public OptionalDouble toOptional() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<String> reason() {
        return Optional.of(why);
    }
}
