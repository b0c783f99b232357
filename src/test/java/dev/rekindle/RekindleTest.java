package dev.rekindle;

import dev.rekindle.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The whole application on a database of its own, without a broker. All tests that extend this share one application
 * and its database: each empties the tables it uses.
 */
@SpringBootTest
@AutoConfigureMockMvc
public abstract class RekindleTest {

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MockMvc mvc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        var database = TestDatabase.fresh();
        var data = Files.createTempDirectory("rekindle-test");
        settings.add("spring.datasource.url", database::jdbcUrl);
        settings.add("spring.datasource.username", () -> "postgres");
        settings.add("spring.kafka.bootstrap-servers", () -> "localhost:1");
        settings.add("rekindle.data", data::toString);
    }

    /** Does the rest of this test as somebody of this role, named like it in lower case. */
    protected static void signIn(Role role) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                role.name().toLowerCase(Locale.ROOT), "", role.authorities()));
        SecurityContextHolder.setContext(context);
    }

    @AfterEach
    protected void signOut() {
        SecurityContextHolder.clearContext();
    }
}
