package dev.rekindle.kpi;

import java.time.Duration;

/** How long to wait before something is tried again: half a minute, then twice as long each time, an hour at most. */
final class Waits {

    private static final long FIRST_SECONDS = 30;
    private static final int DOUBLINGS = 7;

    private Waits() {}

    static Duration after(int tries) {
        var wait = Duration.ofSeconds(FIRST_SECONDS << Math.min(tries, DOUBLINGS));
        return wait.compareTo(Duration.ofHours(1)) < 0 ? wait : Duration.ofHours(1);
    }
}
