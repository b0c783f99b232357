package dev.rekindle.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by name and password. A name nobody has takes as long, and fails in the same words, as a wrong password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final AccountStore accounts;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final AuditService audit;
    private final Clock clock;
    private final String hashOfNobody;

    PasswordSignIn(
            AccountStore accounts,
            SignInThrottle throttle,
            PasswordEncoder passwords,
            AuditService audit,
            Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.hashOfNobody = passwords.encode(Secrets.password());
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        throttle.attempt(name, address).ifPresent(until -> {
            throw new SignInLockedException(Duration.between(clock.instant(), until));
        });

        var account = accounts.credentials(name);
        var hash = account.map(AccountStore.Credentials::passwordHash).orElse(hashOfNobody);
        var right = passwords.matches(String.valueOf(attempt.getCredentials()), hash);
        var usable = account.filter(known -> right && !known.disabled());
        if (usable.isEmpty()) {
            // What was typed for an unknown name may be a password; it is not written down.
            var known = account.map(AccountStore.Credentials::name).orElse("unknown");
            audit.record(known, address, "sign_in_failed", known, Map.of());
            throw new BadCredentialsException("Wrong name or password.");
        }
        var person = usable.get();
        throttle.succeeded(name, address);
        accounts.signedIn(name, clock.instant());
        audit.record(name, address, "sign_in", name, Map.of());
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(name, person.role(), person.version()),
                null,
                person.role().authorities());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
