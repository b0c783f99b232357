package dev.rekindle.recommendation;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hour in which a user is likeliest to be there, on the user's own clock where he has one.
 *
 * @param observations the user's own
 * @param zone of these times, where it is the user's own
 * @param source {@code user} or {@code segment}: which of the two weighs more
 */
public record BestWindow(
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime to,
        long observations,
        String source,
        @Nullable String zone) {

    /**
     * So many observations of the segment stand beside the user's own; a week of three actions a day outweighs them.
     */
    private static final double SHRINKAGE = 20;

    private static final int HOURS = 24;

    /**
     * The hour with the greatest (own + 20 · segment's share) / (all own + 20): a Dirichlet posterior whose prior is
     * the segment. The latest visit to the partner counts once more than the action it is. Of equal hours the latest,
     * since people are freer in the evening. Empty when nothing at all was observed. Whoever lives by another clock is
     * taken to have the habits of the segment by that clock.
     *
     * @param own actions by hour on the user's clock, 24 of them or none
     * @param segment the same of all users of the segment, on the console's
     * @param zone of the user's clock
     */
    static Optional<BestWindow> of(List<Long> own, List<Long> segment, @Nullable Instant lastVisit, ZoneId zone) {
        var observed = own.isEmpty()
                ? new long[HOURS]
                : own.stream().mapToLong(Long::longValue).toArray();
        long observations = own.stream().mapToLong(Long::longValue).sum();
        if (lastVisit != null) {
            observed[lastVisit.atZone(zone).getHour()]++;
        }
        double others = segment.stream().mapToLong(Long::longValue).sum();
        if (observations + others == 0) {
            return Optional.empty();
        }
        var best = 0;
        var most = -1.0;
        for (var hour = 0; hour < HOURS; hour++) {
            var score = observed[hour] + (others == 0 ? 0 : SHRINKAGE * segment.get(hour) / others);
            if (score >= most) {
                most = score;
                best = hour;
            }
        }
        var from = LocalTime.of(best, 0);
        return Optional.of(new BestWindow(
                from,
                from.plusHours(1),
                observations,
                others == 0 || observations >= SHRINKAGE ? "user" : "segment",
                null));
    }

    /** The same, saying that its times are those of this zone. */
    BestWindow in(ZoneId own) {
        return new BestWindow(from, to, observations, source, own.getId());
    }
}
