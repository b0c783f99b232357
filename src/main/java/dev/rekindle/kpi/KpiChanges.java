package dev.rekindle.kpi;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How key figures changed: like is compared with like, never a part of a day with a whole one. */
@Component
class KpiChanges {

    static final int WEEK = 7;

    private final KpiDayQuery days;

    KpiChanges(KpiDayQuery days) {
        this.days = days;
    }

    /**
     * Of the last of these days against the same day of the week before; of a running day only its full hours so far.
     *
     * @param figures of consecutive days, more than a week of them
     */
    Map<Kpi, KpiChange> sinceTheWeekBefore(
            List<KpiDay> figures, boolean isRunning, int hour, LocalDate to, UserFilter filter, LocalDate today) {
        var changes = new EnumMap<Kpi, KpiChange>(Kpi.class);
        var size = figures.size();
        var whole = changes(figures.get(size - 1), figures.get(size - 1 - WEEK));
        if (!isRunning) {
            return whole;
        }
        if (hour > 0) {
            changes.putAll(changes(until(to, hour, filter, today), until(to.minusDays(WEEK), hour, filter, today)));
        }
        // The churned are counted before the day begins; Whales of a running day have had less time to become some.
        copy(Kpi.CHURN_RATE, whole, changes);
        copy(Kpi.WHALE_RATIO, changes(figures.get(size - 2), figures.get(size - 2 - WEEK)), changes);
        return changes;
    }

    private static void copy(Kpi kpi, Map<Kpi, KpiChange> from, Map<Kpi, KpiChange> to) {
        var change = from.get(kpi);
        if (change == null) {
            to.remove(kpi);
        } else {
            to.put(kpi, change);
        }
    }

    private KpiDay until(LocalDate day, int hour, UserFilter filter, LocalDate today) {
        return KpiDay.of(days.days(day, day, hour, filter, today).getFirst(), false);
    }

    private static Map<Kpi, KpiChange> changes(KpiDay here, KpiDay before) {
        var changes = new EnumMap<Kpi, KpiChange>(Kpi.class);
        for (var kpi : Kpi.values()) {
            var now = kpi.of(here);
            var then = kpi.of(before);
            if (now != null && then != null) {
                changes.put(kpi, new KpiChange(now, then));
            }
        }
        return changes;
    }

    /** Of the mean over the complete days of a range against that over as many days before it. */
    static Map<Kpi, KpiChange> sinceThePeriodBefore(
            List<KpiDay> figures, LocalDate from, long length, LocalDate today) {
        var over = figures.stream().filter(day -> day.day().isBefore(today)).toList();
        var changes = new EnumMap<Kpi, KpiChange>(Kpi.class);
        for (var kpi : Kpi.values()) {
            var here = mean(kpi, over.stream().filter(day -> !day.day().isBefore(from)));
            var before = mean(
                    kpi,
                    over.stream()
                            .filter(day ->
                                    day.day().isBefore(from) && !day.day().isBefore(from.minusDays(length))));
            if (here != null && before != null) {
                changes.put(kpi, new KpiChange(here, before));
            }
        }
        return changes;
    }

    private static @Nullable Double mean(Kpi kpi, Stream<KpiDay> days) {
        var mean = days.map(kpi::of)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }
}
