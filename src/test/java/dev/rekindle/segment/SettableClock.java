package dev.rekindle.segment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that stands still until it is set. */
final class SettableClock extends Clock {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private Instant now;

    SettableClock(LocalDate day) {
        this.now = at(day, 12);
    }

    void set(LocalDate day) {
        now = at(day, 12);
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(SEOUL).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return SEOUL;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
