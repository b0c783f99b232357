package dev.rekindle.access;

import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;

/** Too many wrong passwords lately. */
public final class SignInLockedException extends AccountStatusException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    SignInLockedException(Duration wait) {
        super("Too many failed attempts; try again in " + wait.toSeconds() + " s.");
        this.wait = wait;
    }

    public Duration waitingTime() {
        return wait;
    }
}
