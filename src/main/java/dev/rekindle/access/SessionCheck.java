package dev.rekindle.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose account was disabled, or got another role or password since. One look-up by key with each
 * request is cheaper than telling every server of a cluster. Without the database no page can be opened; one that is
 * open goes on and says by itself that nothing answers.
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
        try {
            if (person != null && person.getPrincipal() instanceof SignedIn signedIn && isOutdated(signedIn)) {
                end(request);
            }
        } catch (DataAccessResourceFailureException noDatabase) {
            if (opensAPage(request)) {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        rest.doFilter(request, response);
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static boolean opensAPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private boolean isOutdated(SignedIn person) {
        return accounts.usableVersion(person.name())
                .filter(version -> version == person.version())
                .isEmpty();
    }
}
