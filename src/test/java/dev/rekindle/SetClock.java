package dev.rekindle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands where a test sets it; in Seoul unless said otherwise. */
public final class SetClock extends Clock {

    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ZoneId zone;
    private volatile Instant now;

    public SetClock(String now) {
        this(now, SEOUL);
    }

    public SetClock(String now, ZoneId zone) {
        this.now = Instant.parse(now);
        this.zone = zone;
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
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
