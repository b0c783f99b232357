package dev.rekindle.demo;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the demo data that was asked for at the start ({@code --demo USERS}). Until it is there the system says that it
 * is not ready. On a system that holds data nothing is loaded, so that the same command line starts it again.
 */
@Component("demoData")
class DemoAtStart implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(DemoAtStart.class);

    private static final String NONE = "none";

    private final DemoService service;
    private final int users;
    private volatile boolean waitedFor;

    DemoAtStart(DemoService service, @Value("${rekindle.demo:none}") String demo) {
        this.service = service;
        this.users = users(demo);
        this.waitedFor = users > 0;
    }

    private static int users(String demo) {
        if (demo.isBlank() || demo.toLowerCase(Locale.ROOT).equals(NONE)) {
            return 0;
        }
        try {
            return DemoScenario.checkedUsers(Integer.parseInt(demo.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--demo (rekindle.demo) takes a number of users or \"none\", not \"" + demo + "\".", e);
        }
    }

    /** Before whatever else waits for the start, so that nobody is told "ready" too early. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void load() {
        if (!waitedFor) {
            return;
        }
        try {
            if (service.isEmpty()) {
                log.info("Loading demo data for {} users", users);
                service.loadAtStart(users);
                log.info("Demo data for {} users is loaded", users);
            } else {
                log.info(
                        "No demo data is loaded: the system already holds {}",
                        service.loaded()
                                .map(loaded -> "demo data for " + loaded.users() + " users")
                                .orElse("data"));
            }
        } finally {
            waitedFor = false;
        }
    }

    @Override
    public Health health() {
        return waitedFor
                ? Health.outOfService().withDetail("loading", users).build()
                : Health.up().build();
    }
}
