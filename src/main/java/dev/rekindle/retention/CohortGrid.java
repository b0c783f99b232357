package dev.rekindle.retention;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many users of each cohort count in each period, both by number. */
final class CohortGrid {

    private final NavigableMap<Integer, NavigableMap<Integer, Long>> cohorts = new TreeMap<>();

    void add(int cohort, int number, long users) {
        cohorts.computeIfAbsent(cohort, first -> new TreeMap<>()).merge(number, users, Long::sum);
    }

    /** Leaves only what lies before this period. */
    void cutAt(int number) {
        cohorts.tailMap(number, true).clear();
        cohorts.values().forEach(cells -> cells.tailMap(number, true).clear());
    }

    /** By cohort. */
    NavigableMap<Integer, NavigableMap<Integer, Long>> cohorts() {
        return cohorts;
    }

    long users(int cohort, int number) {
        return cohorts.getOrDefault(cohort, new TreeMap<>()).getOrDefault(number, 0L);
    }

    /** Of users counted in their last period: the same users counted in each period from their first to that one. */
    CohortGrid upToEach() {
        var rolling = new CohortGrid();
        cohorts.forEach((cohort, lasts) -> {
            var later = 0L;
            for (var number = lasts.lastKey(); number >= cohort; number--) {
                later += lasts.getOrDefault(number, 0L);
                rolling.add(cohort, number, later);
            }
        });
        return rolling;
    }

    /** How many users count in each period, whatever their cohort. */
    Map<Integer, Long> byNumber() {
        var sums = new TreeMap<Integer, Long>();
        cohorts.values().forEach(cells -> cells.forEach((number, users) -> sums.merge(number, users, Long::sum)));
        return sums;
    }
}
