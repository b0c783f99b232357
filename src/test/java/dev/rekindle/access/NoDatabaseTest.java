package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rekindle.api.ProblemWriter;
import dev.rekindle.embedded.LocalSecret;
import jakarta.servlet.Filter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** The two filters that ask the database who somebody is, while it is away. */
class NoDatabaseTest {

    private final AccountStore accounts = mock();
    private final TokenService tokens = mock();
    private final LocalSecret secret = mock();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/reactivation");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain rest = new MockFilterChain();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void noPageIsOpened() throws Exception {
        signedIn();
        request.addHeader("Accept", "text/html,application/xhtml+xml");

        pass(new SessionCheck(accounts));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(rest.getRequest()).isNull();
    }

    @Test
    void anOpenPageGoesOnAndSaysItItself() throws Exception {
        signedIn();
        request.addHeader("Accept", "*/*");

        pass(new SessionCheck(accounts));

        assertThat(rest.getRequest()).isSameAs(request);
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull();
    }

    @Test
    void theApiAnswersThatItIsTheDatabase() throws Exception {
        when(tokens.use(any())).thenThrow(new CannotCreateTransactionException("away"));
        request.addHeader("Authorization", "Bearer rk_something");

        pass(new BearerFilter(tokens, secret, new ProblemWriter(JsonMapper.shared())));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("The database does not answer");
        assertThat(rest.getRequest()).isNull();
    }

    private void signedIn() {
        when(accounts.usableVersion("crm")).thenThrow(new CannotGetJdbcConnectionException("away"));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn("crm", Role.CRM, 1), null, List.of()));
    }

    private void pass(Filter filter) throws Exception {
        filter.doFilter(request, response, rest);
    }
}
