package dev.rekindle.kpi.ui;

import dev.rekindle.access.Person;
import dev.rekindle.access.Role;
import dev.rekindle.kpi.Alert;
import dev.rekindle.kpi.AlertService;
import dev.rekindle.ui.LiveFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one broadcast of how the alerts stand. */
@Configuration(proxyBeanMethods = false)
class AlertFeed {

    private static final Duration EVERY = Duration.ofSeconds(2);

    @Bean
    LiveFeed<List<Alert>> standingAlerts(AlertService alerts, Clock clock) {
        return new LiveFeed<>("alerts", EVERY, () -> Person.asServer(Role.EXEC, alerts::alerts), clock);
    }
}
