package dev.rekindle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.rekindle.RekindleTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

class SignInTest extends RekindleTest {

    @Autowired
    AccountService accounts;

    private String password = "";

    @BeforeEach
    void oneAccount() {
        jdbc.sql("truncate accounts, sign_in_throttles, audit_entries").update();
        signIn(Role.ADMIN);
        password = accounts.create("mina", Role.CRM);
        signOut();
    }

    @Test
    void theRightPasswordOpensTheConsole() throws Exception {
        attempt("mina", password, "10.0.0.1").andExpect(redirectedUrl("/"));

        assertThat(actions()).contains("sign_in by mina");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredTheSame() throws Exception {
        attempt("mina", "wrong", "10.0.0.1").andExpect(redirectedUrl("/login?error"));
        attempt("nobody", "wrong", "10.0.0.1").andExpect(redirectedUrl("/login?error"));

        assertThat(actions()).contains("sign_in_failed by mina", "sign_in_failed by unknown");
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneWaitsToo() throws Exception {
        for (int i = 0; i <= SignInThrottle.FREE_PER_ACCOUNT; i++) {
            attempt("mina", "wrong", "10.0.0." + i).andExpect(redirectedUrl("/login?error"));
        }

        attempt("mina", password, "10.0.9.9")
                .andExpect(header().string("Location", matchesPattern("/login\\?locked=\\d+")));
    }

    @Test
    void anAddressThatTriesManyNamesWaits() throws Exception {
        for (int i = 0; i <= SignInThrottle.FREE_PER_ADDRESS; i++) {
            attempt("name" + i, "wrong", "10.0.0.1").andExpect(redirectedUrl("/login?error"));
        }

        attempt("mina", password, "10.0.0.1")
                .andExpect(header().string("Location", matchesPattern("/login\\?locked=\\d+")));
    }

    @Test
    void aSessionEndsWhenTheAccountIsDisabled() throws Exception {
        var session = (MockHttpSession)
                attempt("mina", password, "10.0.0.1").andReturn().getRequest().getSession();
        mvc.perform(get("/error").session(session)).andExpect(authenticated().withUsername("mina"));

        signIn(Role.ADMIN);
        accounts.setDisabled("mina", true);
        signOut();

        mvc.perform(get("/error").session(session)).andExpect(unauthenticated());
        attempt("mina", password, "10.0.0.1").andExpect(redirectedUrl("/login?error"));
    }

    private ResultActions attempt(String name, String typed, String address) throws Exception {
        return mvc.perform(post("/login")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .param("username", name)
                .param("password", typed));
    }

    private List<String> actions() {
        return jdbc.sql("select action || ' by ' || who as done from audit_entries")
                .query(String.class)
                .list();
    }
}
