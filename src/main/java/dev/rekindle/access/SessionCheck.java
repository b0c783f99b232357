package dev.rekindle.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose account was disabled, or got another role or password since. One look-up by key with each request
 * is cheaper than telling every server of a cluster.
 */
@Component
public class SessionCheck extends OncePerRequestFilter {

    private final AccountStore accounts;

    SessionCheck(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && person.getPrincipal() instanceof SignedIn signedIn && isOutdated(signedIn)) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        rest.doFilter(request, response);
    }

    private boolean isOutdated(SignedIn person) {
        return accounts.usableVersion(person.name())
                .filter(version -> version == person.version())
                .isEmpty();
    }
}
