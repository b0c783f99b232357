package dev.rekindle.protection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * The hours from midnight to five of a day on the clock of whoever lives in a zone.
 *
 * @param zone as users name it; empty: the configured one
 */
record Night(String zone, LocalDate day, Instant from, Instant until) {

    private static final int LAST_HOUR = 5;

    /**
     * All nights of these zones from one day to another, both included; a zone that is none counts as the usual one.
     */
    static List<Night> between(Collection<String> zones, LocalDate first, LocalDate last, ZoneId usual) {
        return zones.stream()
                .flatMap(name -> {
                    var zone = zone(name, usual);
                    return first.datesUntil(last.plusDays(1))
                            .map(day -> new Night(
                                    name,
                                    day,
                                    day.atStartOfDay(zone).toInstant(),
                                    day.atTime(LAST_HOUR, 0).atZone(zone).toInstant()));
                })
                .toList();
    }

    private static ZoneId zone(String name, ZoneId usual) {
        try {
            return name.isEmpty() ? usual : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return usual;
        }
    }
}
