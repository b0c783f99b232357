package dev.rekindle.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The hours, on the user's own clock, in which nobody is disturbed. No campaign can switch them off.
 *
 * @param from when they begin
 * @param until when they end; before {@code from} they go over midnight
 */
record QuietHours(LocalTime from, LocalTime until) {

    /**
     * When something that is to be said now may be said: now, or at the end of the quiet hours.
     *
     * @param zone the user's; absent or unknown means the usual one
     */
    Instant dueAt(Instant now, @Nullable String zone, ZoneId usual) {
        var there = now.atZone(zone(zone, usual));
        if (!areQuiet(there.toLocalTime())) {
            return now;
        }
        var end = there.with(until);
        return (end.isAfter(there) ? end : there.plusDays(1).with(until)).toInstant();
    }

    private boolean areQuiet(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** The user's own zone, or the usual one. */
    static ZoneId zone(@Nullable String name, ZoneId usual) {
        try {
            return name == null ? usual : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return usual;
        }
    }
}
