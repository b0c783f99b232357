package dev.rekindle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands where a test sets it; in Seoul unless said otherwise. */
public final class SetClock extends Clock {

    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ZoneId zone;
    private volatile Instant now;
    private volatile Duration step = Duration.ZERO;

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

    /** Each look at it moves it on by so much from now, as if something took that long. */
    public void step(Duration by) {
        step = by;
    }

    @Override
    public Instant instant() {
        var seen = now;
        now = seen.plus(step);
        return seen;
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
