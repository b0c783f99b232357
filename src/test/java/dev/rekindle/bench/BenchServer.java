package dev.rekindle.bench;

import dev.rekindle.Rekindle;
import dev.rekindle.access.Role;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The application as {@code ./rekindle up} starts it, with its embedded PostgreSQL, on free ports and a folder of its
 * own. The broker is missing where nothing speaks to it.
 */
final class BenchServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    BenchServer(Path folder, boolean withBroker) {
        var spring = new SpringApplication(Rekindle.class);
        spring.setLogStartupInfo(false);
        context = spring.run(
                "--server.port=0",
                "--rekindle.data=" + folder,
                "--vaadin.productionMode=true",
                "--spring.kafka.bootstrap-servers=" + (withBroker ? "embedded" : "localhost:1"),
                "--logging.level.dev.rekindle=warn");
        signIn();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** Whoever runs a benchmark may do everything on the server that was started for it. */
    static void signIn() {
        var security = SecurityContextHolder.createEmptyContext();
        security.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated("bench", "", Role.ADMIN.authorities()));
        SecurityContextHolder.setContext(security);
    }

    @Override
    public void close() {
        SecurityContextHolder.clearContext();
        context.close();
    }
}
