package dev.rekindle.access;

import dev.rekindle.api.ProblemWriter;
import dev.rekindle.embedded.LocalSecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out whom a bearer token stands for. The secret of the data folder stands for the command line of this machine,
 * which may do what an admin may and besides make tokens and passwords; from elsewhere it stands for nobody.
 */
class BearerFilter extends OncePerRequestFilter {

    /** Only the holder of the data folder on this machine has it. */
    static final String COMMAND_LINE = "COMMAND_LINE";

    private static final String BEARER = "Bearer ";

    private final TokenService tokens;
    private final LocalSecret secret;
    private final ProblemWriter problems;

    BearerFilter(TokenService tokens, LocalSecret secret, ProblemWriter problems) {
        this.tokens = tokens;
        this.secret = secret;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown != null && shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            try {
                whoShows(shown.substring(BEARER.length()).strip(), request).ifPresent(BearerFilter::signIn);
            } catch (DataAccessResourceFailureException | CannotCreateTransactionException noDatabase) {
                problems.noDatabase(response);
                return;
            }
        }
        rest.doFilter(request, response);
    }

    private static void signIn(Authentication somebody) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(somebody);
        SecurityContextHolder.setContext(context);
    }

    private Optional<Authentication> whoShows(String token, HttpServletRequest request) throws IOException {
        if (secret.matches(token)) {
            return isLoopback(request.getRemoteAddr()) ? Optional.of(commandLine(request)) : Optional.empty();
        }
        return tokens.use(token).map(known -> somebody("token " + known.name(), known.role(), null, request));
    }

    private static Authentication commandLine(HttpServletRequest request) {
        return somebody("command line", Role.ADMIN, COMMAND_LINE, request);
    }

    private static Authentication somebody(
            String name, Role role, @Nullable String authority, HttpServletRequest request) {
        var authorities = new ArrayList<>(role.authorities());
        if (authority != null) {
            authorities.add(new SimpleGrantedAuthority(authority));
        }
        var somebody = UsernamePasswordAuthenticationToken.authenticated(name, null, authorities);
        somebody.setDetails(new WebAuthenticationDetails(request));
        return somebody;
    }

    private static boolean isLoopback(String address) throws IOException {
        return InetAddress.getByName(address).isLoopbackAddress();
    }
}
