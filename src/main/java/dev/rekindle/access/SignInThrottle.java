package dev.rekindle.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords: by account, against many guesses at one, and by source address, against one
 * guess at many. An attempt counts as failed until it has succeeded, so that a thousand at once are not free.
 */
@Component
class SignInThrottle {

    static final int FREE_PER_ACCOUNT = 5;
    static final int FREE_PER_ADDRESS = 20;
    private static final Duration FIRST_LOCK = Duration.ofSeconds(5);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final SignInThrottleStore store;
    private final Clock clock;

    SignInThrottle(SignInThrottleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Counts the attempt; or says until when there is none to be had, and counts nothing. */
    Optional<Instant> attempt(String name, String address) {
        var now = clock.instant();
        store.forgetBefore(now.minus(MEMORY));
        var lock = Stream.of(account(name), address(address))
                .flatMap(subject -> store.lockedUntil(subject, now).stream())
                .max(Instant::compareTo);
        if (lock.isEmpty()) {
            store.count(account(name), now, FREE_PER_ACCOUNT, FIRST_LOCK, LONGEST_LOCK);
            store.count(address(address), now, FREE_PER_ADDRESS, FIRST_LOCK, LONGEST_LOCK);
        }
        return lock;
    }

    /** The attempt was right. The address keeps its other failures: one own account buys no guesses at others. */
    void succeeded(String name, String address) {
        store.forget(account(name));
        store.uncount(address(address));
    }

    private static String account(String name) {
        return "account " + name;
    }

    private static String address(String address) {
        return "address " + address;
    }
}
