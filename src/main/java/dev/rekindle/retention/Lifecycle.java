package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.List;

/** How many users of each kind there were in each period. */
public record Lifecycle(String zone, CohortPeriod period, List<Count> periods) {

    /**
     * One period.
     *
     * @param newUsers whose first action lies in it
     * @param returning active in it and in the one before
     * @param resurrected active in it, not in the one before, but earlier
     * @param dormant active in the one before, not in it
     * @param complete whether it is over
     */
    public record Count(
            LocalDate start, long newUsers, long returning, long resurrected, long dormant, boolean complete) {

        public long of(LifecycleState state) {
            return switch (state) {
                case NEW -> newUsers;
                case RETURNING -> returning;
                case RESURRECTED -> resurrected;
                case DORMANT -> dormant;
            };
        }

        public long active() {
            return newUsers + returning + resurrected;
        }
    }
}
