package dev.rekindle.retention;

import dev.rekindle.retention.ActivityPeriodQuery.PeriodCount;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Counts users over time: the past from what is counted of it, as long as that, with what came late since, is all there
 * is; what goes on, and the past until it is counted anew, from the marks. Users of a campaign are few and always read
 * from the marks.
 */
@Component
class PastCounting {

    private final ActivityCountingService counting;
    private final ActivityPeriodQuery counted;
    private final CohortCounting marks;
    private final ChurnQuery churn;
    private final Clock clock;

    PastCounting(
            ActivityCountingService counting,
            ActivityPeriodQuery counted,
            CohortCounting marks,
            ChurnQuery churn,
            Clock clock) {
        this.counting = counting;
        this.counted = counted;
        this.marks = marks;
        this.churn = churn;
        this.clock = clock;
    }

    /** Periods since this one, by number; without those in which nobody was active. */
    Map<Integer, PeriodCount> periods(CohortPeriod period, CohortFilter filter, LocalDate before, int from) {
        var today = LocalDate.now(clock);
        var running = period.number(before.isAfter(today) ? today : before);
        if (!counting.isCounted(filter)
                || from < period.number(today.minusDays(ActivityCountingService.DAYS_BACK)) + 1) {
            return marks.periods(period, filter, before);
        }
        var counts = new TreeMap<Integer, PeriodCount>();
        counted.periods(period, filter, from, running - 1).forEach(count -> counts.put(count.number(), count));
        if (period.start(running).isBefore(before)) {
            var now = marks.running(period, filter, before);
            counts.put(now.number(), now);
        }
        return counts;
    }

    static PeriodCount of(int number, Map<Integer, PeriodCount> counts) {
        return counts.getOrDefault(number, new PeriodCount(number, 0, 0, 0));
    }

    /** Days on which nobody had been seen are left out. */
    List<ChurnRate> churn(CohortFilter filter, List<LocalDate> days, LocalDate before) {
        return counting.isCounted(filter) ? counted.churn(filter, days) : churn.rates(filter, days, before);
    }
}
