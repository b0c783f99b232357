package dev.rekindle.reactivation;

import dev.rekindle.TestDatabase;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reactivation service over a test's own database, without the rest of the application. */
final class Reactivations {

    private Reactivations() {}

    static ReactivationService over(TestDatabase database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.register(ReactivationUserQuery.class, NewestRowQuery.class, ReactivationService.class);
        context.scan("dev.rekindle.risk", "dev.rekindle.matching", "dev.rekindle.campaign", "dev.rekindle.snapshot");
        context.refresh();
        return context.getBean(ReactivationService.class);
    }
}
