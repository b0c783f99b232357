package dev.rekindle.reactivation;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param total how many items the whole list has
 */
public record Page<T>(long total, List<T> items) {

    <U> Page<U> map(Function<T, U> change) {
        return new Page<>(total, items.stream().map(change).toList());
    }
}
