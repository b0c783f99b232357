package dev.rekindle.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

/**
 * How often a user is told something. One message is what is told at once, by however many channels: several earnings
 * in one sum, and one cause by webhook and e-mail, count once.
 *
 * @param perDay at most so many on a calendar day of the user
 * @param perSevenDays at most so many in seven times 24 hours
 */
record FrequencyCaps(int perDay, int perSevenDays) {

    static final int DAYS = 7;

    /** Whether one more now would be too many after these. */
    boolean areReached(Collection<Instant> earlier, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        var weekAgo = now.minusSeconds(DAYS * 86_400L);
        return earlier.stream()
                                .filter(at -> LocalDate.ofInstant(at, zone).equals(today))
                                .count()
                        >= perDay
                || earlier.stream().filter(at -> at.isAfter(weekAgo)).count() >= perSevenDays;
    }
}
