package dev.rekindle.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many users came back so many days after their first, over all whose day that is over. */
public record RetentionCurve(List<Day> days) {

    /** Whether there is nobody whose such a day is over. */
    boolean hasNobody() {
        return days.stream().allMatch(day -> day.eligible() == 0);
    }

    /**
     * One day of it.
     *
     * @param day days after the first
     * @param eligible users for whom that day is over
     * @param retained those of them who were active on it, or later where that counts
     * @param rate absent where it cannot be computed
     * @param notEstimable why it cannot; absent where it can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Day(
            int day,
            long eligible,
            long retained,
            @Nullable Double rate,
            @Nullable String notEstimable) {

        static Day of(int day, long eligible, long retained) {
            return eligible == 0
                    ? new Day(day, 0, 0, null, "There is no user whose day %d is over.".formatted(day))
                    : new Day(day, eligible, retained, (double) retained / eligible, null);
        }
    }
}
