package dev.rekindle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock in Seoul that stands where a test sets it. */
public final class SetClock extends Clock {

    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private volatile Instant now;

    public SetClock(String now) {
        this.now = Instant.parse(now);
    }

    public void set(String to) {
        now = Instant.parse(to);
    }

    public void set(Instant to) {
        now = to;
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
